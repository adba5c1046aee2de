import { markdownToHtml } from 'satteri';
import { inOrder, itemOrder, letterOf } from '../domain/item-order.ts';
import { escapeHtml } from './escape-html.ts';
import { toAnswerKey } from './answer-key.ts';
import { plainCells, wholeLinks } from './hast-plugins.ts';
import { itemHints } from './item-words.ts';
import { readLabLines } from './lab-lines.ts';
import type { ModuleContent } from './read.ts';
import type { Item } from './schema.ts';

/** One item as Anki keeps it: two fields of HTML, each on one line. */
export interface AnkiNote {
  /** Permanent, as the item's id is: by it a later import updates the note. */
  guid: string;
  front: string;
  back: string;
  tags: string[];
}

/**
 * The header lines of Anki's manual ("Importing", "Text Files", "File Headers"). There is no
 * `#columns`: Anki matches its names with the note type's fields, whose names are in the language of
 * the reader's Anki; without it the columns that are left go to the fields in their order.
 */
const HEADER = [
  ...['#separator:Tab', '#html:true', '#notetype:Basic', '#deck:Lakepath'],
  ...['#guid column:1', '#tags column:4'],
];

/** A text file that Anki imports; lines end in LF, the last one too. */
export function ankiFile(notes: readonly AnkiNote[]): string {
  const rows = notes.map(({ guid, front, back, tags }) =>
    [guid, front, back, tags.join(' ')].map(quote).join('\t'),
  );
  return [...HEADER, ...rows, ''].join('\n');
}

function quote(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

/** A module's items as notes. `site` is the site's address, without a slash at the end. */
export function ankiNotes(module: ModuleContent, site: string): AnkiNote[] {
  const page = `${site}/modules/${module.slug}/`;
  const tags = [
    `lakepath::module::${module.slug}`,
    ...module.qualifications.map((id) => `lakepath::qualification::${id}`),
  ];
  return module.quiz.items.map((item) => {
    const { block, inline } = renderer(site, page);
    const title = module.sections.find(({ id }) => id === item.section)?.title ?? module.title;
    return {
      guid: `lakepath-${item.id}`,
      front: field([
        stimulusOf(item, block),
        block(item.question),
        ...asked(item, inline),
        `<p><i>${hintOf(item)}</i></p>`,
      ]),
      back: field([
        ...answered(item, inline),
        block(item.explanation),
        `<p><a href="${page}#${item.section}">${inline(title)}</a>, ${inline(module.title)}</p>`,
      ]),
      tags: [...tags, `lakepath::kind::${item.kind}`],
    };
  });
}

type Render = (markdown: string) => string;

/** Markdown as HTML for a reader far from the site: whole addresses, no classes. */
function renderer(site: string, page: string): { block: Render; inline: Render } {
  const hastPlugins = [wholeLinks(site, page), plainCells()];
  const block = (text: string) => {
    const result = markdownToHtml(text, { features: { smartPunctuation: false }, hastPlugins });
    if (result instanceof Promise) throw new Error('a markdown plugin is asynchronous');
    return result.html.trim().replaceAll(/<code class="[^"]*">/g, '<code>');
  };
  const inline = (text: string) =>
    /^<p>((?:(?!<p>)[^])*)<\/p>$/.exec(block(text))?.[1] ?? block(text);
  return { block, inline };
}

/** The field's HTML on one line. Anki centres a card by default, which suits no code. */
function field(parts: readonly string[]): string {
  const html = parts
    .filter(Boolean)
    .join('\n')
    .replaceAll(/\n*<\/code><\/pre>/g, '</code></pre>')
    .replaceAll(/<pre>[^]*?<\/pre>/g, (code) => code.replaceAll('\n', '<br>'))
    .replaceAll(/>\n+</g, '><')
    .replaceAll('\n', ' ');
  return `<div style="text-align: left">${html}</div>`;
}

function stimulusOf({ stimulus }: Item, block: Render): string {
  if (stimulus === undefined) return '';
  if (typeof stimulus === 'string') return block(stimulus);
  const { lab, file, lines, text } = stimulus;
  const code = readLabLines(lab, file, lines).code;
  return `${text ? block(text) : ''}<pre><code>${escapeHtml(code)}</code></pre>`;
}

function hintOf(item: Item): string {
  const hint = itemHints[item.kind];
  return item.kind === 'numeric' && item.unit !== undefined
    ? hint.replace('.', `, in ${escapeHtml(item.unit)}.`)
    : hint;
}

/** What there is to choose from, lettered; steps and letters stand as on the module's page. */
function asked(item: Item, inline: Render): string[] {
  const { lettered: shown, lines } = itemOrder(toAnswerKey(item));
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return [lettered(inOrder(shown, item.options).map(({ text }) => inline(text)))];
    case 'ordering':
      return [lettered(inOrder(lines, item.steps).map(({ text }) => inline(text)))];
    case 'matching':
      return [
        list(inOrder(lines, item.pairs).map(({ left }) => inline(left))),
        lettered(inOrder(shown, rightsOf(item)).map(({ right }) => inline(right))),
      ];
    case 'numeric':
      return [];
  }
}

/** The right answer, and why each option is right or wrong. */
function answered(item: Item, inline: Render): string[] {
  const { lettered: shown, lines } = itemOrder(toAnswerKey(item));
  switch (item.kind) {
    case 'single':
    case 'multiple': {
      const options = inOrder(shown, item.options);
      const right = options.filter(({ correct }) => correct === true);
      return [
        answer(right.map(({ id }) => letterOf(shown, id)).join(', ')),
        lettered(
          options.map(
            ({ correct, why }) => `<b>${correct === true ? 'Yes.' : 'No.'}</b> ${inline(why)}`,
          ),
        ),
      ];
    }
    case 'ordering':
      return [
        answer(item.steps.map(({ id }) => letterOf(lines, id)).join(', ')),
        `<ol>${entries(item.steps.map(({ text, why }) => `<b>${inline(text)}</b> ${inline(why)}`))}</ol>`,
      ];
    case 'matching':
      return [
        list([
          ...item.pairs.map(
            ({ id, left, why }) => `${inline(left)}: <b>${letterOf(shown, id)}.</b> ${inline(why)}`,
          ),
          ...(item.decoys ?? []).map(
            ({ id, why }) => `<b>${letterOf(shown, id)} fits none.</b> ${inline(why)}`,
          ),
        ]),
      ];
    case 'numeric':
      return [
        answer(`${item.answer}${item.unit === undefined ? '' : ` ${escapeHtml(item.unit)}`}`),
        list(item.traps.map(({ value, why }) => `<b>Not ${value}.</b> ${inline(why)}`)),
      ];
  }
}

function rightsOf(item: Extract<Item, { kind: 'matching' }>): { id: string; right: string }[] {
  return [...item.pairs, ...(item.decoys ?? [])];
}

function answer(text: string): string {
  return `<p><b>Answer: ${text}</b></p>`;
}

function lettered(parts: readonly string[]): string {
  return `<ol type="A">${entries(parts)}</ol>`;
}

function list(parts: readonly string[]): string {
  return `<ul>${entries(parts)}</ul>`;
}

function entries(parts: readonly string[]): string {
  return parts.map((part) => `<li>${part}</li>`).join('');
}
