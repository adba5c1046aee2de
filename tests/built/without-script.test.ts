import type { Element } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { catalog } from '../browser/built.ts';
import { all, attributes, hasClass, lineage, one, readPage, words } from './html.ts';

// That these are seen is looked at in a browser, on one module: tests/browser/without-script.spec.ts.

/** Whether the HTML itself keeps an element from readers without a script. */
function isHidden(element: Element): boolean {
  return lineage(element).some(
    (holder, i, all) =>
      'hidden' in holder.attribs ||
      hasClass(holder, 'needs-script') ||
      holder.name === 'template' ||
      // Folded, and not its summary.
      (holder.name === 'details' && !('open' in holder.attribs) && all[i - 1]?.name !== 'summary'),
  );
}

describe.each(catalog.modules)('$url without a script', (module) => {
  const doc = readPage(module.url);

  test('has its title, sections and figures', () => {
    expect(words(one('h1', doc))).toBe(module.title);
    for (const { id, title } of module.sections) {
      const heading = one(`h2[id="${id}"]`, doc);
      expect(isHidden(heading), title).toBe(false);
      expect(words(heading)).toContain(title);
      const section = lineage(heading).find((holder) => holder.name === 'section');
      expect(section && words(section).length, title).toBeGreaterThan(200);
    }
    const check = lineage(one('h2[id="self-check"]', doc)).find(({ name }) => name === 'section');
    // How many questions stand here and in the text: never that none does.
    expect(check && words(check)).toMatch(/(All \d+|[1-9]\d*) questions?\b/);
    expect(check && words(check)).not.toMatch(/\D0 questions/);
    const figures = all('figure:has(svg)', doc);
    expect(figures.length).toBeGreaterThan(2);
    for (const figure of figures) expect(isHidden(figure), figure.attribs['id']).toBe(false);
    expect(all('.figure svg text', doc).length).toBeGreaterThan(20);
    for (const listing of all('.listing pre', doc))
      expect(words(listing).length).toBeGreaterThan(10);
  });

  test('has every question, and further on its answer with all explanations', () => {
    for (const id of module.items) {
      const form = one(`form[id="q-${id}"]`, doc);
      expect(isHidden(one('.item__question', form)), id).toBe(false);
      // An answer one line further on must not be seen before one has thought.
      const links = all('a', form).filter((link) => words(link) === 'Answer and explanations');
      expect(links.map((link) => link.attribs['href'])).toEqual([`#a-${id}`]);
      const answer = one(`[id="a-${id}"]`, doc);
      expect(isHidden(answer), id).toBe(false);
      expect(lineage(answer)).not.toContain(form);
      expect(all('[data-why]', answer).length, id).toBeGreaterThan(1);
      for (const why of all('.why', answer)) {
        expect(isHidden(why), id).toBe(false);
        expect(words(why), id).not.toBe('');
      }
      expect(words(all('[data-move-explanation]', answer)).length, id).toBeGreaterThan(60);
    }
  });

  test('has the options of every question', () => {
    const least: Record<string, readonly string[]> = {
      single: ['.choice'],
      multiple: ['.choice'],
      ordering: ['.step__text'],
      matching: ['.rights li', '.pair label'],
      numeric: ['input'],
    };
    for (const form of all('form[data-item]', doc)) {
      const kind = form.attribs['data-kind'] ?? '';
      for (const parts of least[kind] ?? [`no parts known of ${kind}`]) {
        const options = all(parts, form);
        expect(options.length, `${form.attribs['id']} ${parts}`).toBeGreaterThan(
          kind === 'numeric' ? 0 : 1,
        );
        for (const option of options) {
          expect(isHidden(option), form.attribs['id']).toBe(false);
          if (kind !== 'numeric') expect(words(option)).not.toBe('');
        }
      }
    }
  });

  test('has its recap, and open questions with rubric and model answer', () => {
    const open = all('[data-open]', doc);
    expect(open.length).toBe(2);
    for (const question of open) {
      expect(all('input[type="checkbox"]', question)).toHaveLength(4);
      expect(words(question)).toContain('A model answer');
    }
    expect(attributes('h2[id]', 'id', doc)).toContain('recap');
  });
});
