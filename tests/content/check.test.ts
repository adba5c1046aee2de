import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { AnswerLedger } from '../../src/catalog/answer-ledger.ts';
import { checkContent } from '../../src/catalog/check.ts';
import { readContent, type Content, type ModuleContent } from '../../src/catalog/read.ts';

// Each fault is planted in a copy of the real content, which has none.
const real = readContent(process.cwd());

function faultsOf(plant: (content: Content) => void, ledger: AnswerLedger = {}): string[] {
  const content = structuredClone(real);
  plant(content);
  return checkContent(content, process.cwd(), ledger).map(
    ({ file, message }) => `${file}: ${message}`,
  );
}

function moduleOf(content: Content, slug: string): ModuleContent {
  const module = content.modules.find((one) => one.slug === slug);
  if (!module) throw new Error(`no module ${slug}`);
  return module;
}

const lsm = (content: Content) => moduleOf(content, 'lsm-trees-amplification');

describe('checkContent', () => {
  test('finds nothing in the real content', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  test('names a dangling prerequisite and the likely one', () => {
    const faults = faultsOf((content) => {
      lsm(content).prerequisites = ['table-format-fundamental'];
    });
    expect(faults).toContainEqual(
      expect.stringMatching(
        /lsm-trees.*prerequisite "table-format-fundamental".*did you mean "table-format-fundamentals"/,
      ),
    );
  });

  test('shows the whole cycle of prerequisites', () => {
    const faults = faultsOf((content) => {
      moduleOf(content, 'table-format-fundamentals').prerequisites = ['lsm-trees-amplification'];
    });
    expect(faults.join('\n')).toMatch(
      /cycle: (table-format-fundamentals → lsm-trees-amplification → table-format-fundamentals|lsm-trees-amplification → table-format-fundamentals → lsm-trees-amplification)/,
    );
  });

  test('reports every fault, not the first', () => {
    const faults = faultsOf((content) => {
      for (const module of content.modules) module.skills = ['no-such-skill'];
    });
    expect(faults.filter((fault) => fault.includes('skill "no-such-skill"'))).toHaveLength(
      real.modules.length,
    );
  });

  test('finds a qualification without a module', () => {
    const faults = faultsOf((content) => {
      for (const module of content.modules) {
        module.qualifications = module.qualifications.filter((id) => id !== 'flink-internals');
        if (module.qualifications.length === 0) module.qualifications = ['training-data-pipelines'];
      }
    });
    expect(faults.join()).toContain('qualification "flink-internals" has no module');
  });

  test('finds an objective that fewer than two items test', () => {
    const faults = faultsOf((content) => {
      const module = lsm(content);
      module.objectives.push({ id: 'lsm-untested', text: 'Nothing tests this.' });
    });
    expect(faults.join()).toContain('objective "lsm-untested" is tested by 0 items');
  });

  test.each([
    [
      'an option',
      (content: Content) => content.modules[0]?.quiz.items.find((item) => 'options' in item)?.id,
    ],
    ['a section', (content: Content) => content.modules[0]?.sections[0]?.id],
    ['a term', (content: Content) => content.glossary[0]?.id],
  ])('finds an id that %s uses already', (_, pick) => {
    const id = pick(real);
    const faults = faultsOf((content) => {
      const other = content.modules[1]?.quiz.open[0];
      if (other && id !== undefined) other.id = id;
    });
    expect(faults.join()).toContain(`id "${id}" is used already`);
  });

  test.each([
    [
      'a skill that is there twice',
      (content: Content) => content.skills.push(...content.skills.slice(0, 1)),
      /skills\.yaml: skill "[a-z-]+" is there twice/,
    ],
    [
      'an id that every module page has',
      (content: Content) => content.glossary.push({ id: 'recap', term: 'T', definition: 'D.' }),
      /glossary\.yaml: id "recap" is an anchor of every module page/,
    ],
    [
      'an ordinal that is taken',
      (content: Content) => (lsm(content).ordinal = content.modules[0]?.ordinal ?? 0),
      /ordinal \d+ belongs to "[a-z-]+" already/,
    ],
    [
      'an ordinal of a skill that is taken',
      (content: Content) => {
        const [first, second] = content.skills;
        if (first && second) second.ordinal = first.ordinal;
      },
      /skills\.yaml: "[a-z-]+": ordinal \d+ belongs to "[a-z-]+" already/,
    ],
    [
      'a skill within one that is within another',
      (content: Content) => {
        const lakehouse = content.skills.find(({ id }) => id === 'lakehouse');
        if (lakehouse) lakehouse.within = 'flink';
      },
      /skills\.yaml: "paimon" is within "lakehouse", which is within "flink"; name "flink"/,
    ],
    [
      'a phrase that cannot be read',
      (content: Content) => (content.lexicon = { ...content.lexicon, asides: ['..3 x'] }),
      /skills\.yaml: asides: phrase "\.\.3 x" must begin with a word/,
    ],
    [
      'an alias that is an address already',
      (content: Content) => (lsm(content).aliases = { slugs: ['table-format-fundamentals'] }),
      /alias "table-format-fundamentals" is an address of .* already/,
    ],
    [
      'a section alias that leads nowhere',
      (content: Content) => (lsm(content).aliases = { sections: { old: 'gone' } }),
      /section alias "old" leads to "gone", which is no section here/,
    ],
    [
      'a retired id that is in use',
      (content: Content) => {
        const { quiz } = lsm(content);
        quiz.retired = [{ id: quiz.items[0]?.id ?? '', objective: 'o' }];
      },
      /quiz\.yaml: id "[a-z0-9-]+" is used already/,
    ],
    [
      'a folder that no address can have',
      (content: Content) => (lsm(content).slug = 'LSM_trees'),
      /folder "LSM_trees" must be named with 1 to 40 of/,
    ],
    [
      'a broken link in the glossary',
      (content: Content) =>
        content.glossary.push({ id: 'new', term: 'T', definition: '[x](/nope/)' }),
      /glossary\.yaml: link "\/nope\/" leads to no page/,
    ],
    [
      'a broken link in a caption',
      (content: Content) =>
        (lsm(content).body += '\n\n<Figure id="n" caption="[x](#nope-at-all)" />\n'),
      /index\.mdx:\d+: link "#nope-at-all" leads to no section/,
    ],
    [
      'an item that is shown twice',
      (content: Content) => {
        const [item] = lsm(content).quiz.items;
        lsm(content).body += `\n\n<Check item="${item?.id}" />\n\n<Check item="${item?.id}" />\n`;
      },
      /item "[a-z0-9-]+" is shown twice/,
    ],
    [
      'a simulator’s preset that is misspelt, and the likely one',
      (content: Content) => (lsm(content).body += '\n\n<LsmTuner id="n" preset="triger-5" />\n'),
      /index\.mdx:\d+: <LsmTuner preset="triger-5"> is no preset of it; did you mean "trigger-5"\?/,
    ],
    [
      'another simulator’s preset',
      (content: Content) => (lsm(content).body += '\n\n<RescaleRing id="n" preset="balanced" />\n'),
      /<RescaleRing preset="balanced"> is no preset of it/,
    ],
    [
      'a simulator without an anchor',
      (content: Content) => (lsm(content).body += '\n\n<LsmTuner preset="trigger-5" />\n'),
      /index\.mdx:\d+: <LsmTuner id=""> needs an id of 1 to 40/,
    ],
    [
      'a simulator whose anchor no address can have',
      (content: Content) => (lsm(content).body += '\n\n<LsmTuner id="LSM tuner" />\n'),
      /<LsmTuner id="LSM tuner"> needs an id of 1 to 40/,
    ],
  ])('finds %s', (_, plant, message) => {
    expect(faultsOf((content) => void plant(content)).join('\n')).toMatch(message);
  });

  test('takes a module that could not be read for one that is there', () => {
    const slug = 'lsm-trees-amplification';
    const faults = faultsOf((content) => {
      content.modules = content.modules.filter((module) => module.slug !== slug);
      content.unread = [slug];
      for (const module of content.modules) module.prerequisites = [slug];
      moduleOf(content, 'table-format-fundamentals').body += `\n\n[x](/modules/${slug}/#any)\n`;
    });
    expect(faults.join('\n')).not.toMatch(/does not exist|leads to no|has no module/);
  });

  test('takes any preset of a simulator, or none', () => {
    const faults = faultsOf((content) => {
      lsm(content).body += '\n\n<LsmTuner id="n" />\n\n<RescaleRing id="m" preset="uneven" />\n';
      // Each takes five minutes.
      lsm(content).minutes += 10;
    });
    expect(faults).toEqual([]);
  });

  test('finds an unknown component and suggests the known one', () => {
    const faults = faultsOf((content) => {
      const module = lsm(content);
      module.body = module.body.replace('<Reveal', '<Reveel').replace('</Reveal>', '</Reveel>');
    });
    expect(faults.join()).toMatch(
      /index\.mdx:\d+: unknown component <Reveel>; did you mean "Reveal"\?/,
    );
  });

  test('refuses an import, an export and raw HTML in a module', () => {
    const faults = faultsOf((content) => {
      const module = lsm(content);
      module.body = `import x from 'y';\n\n${module.body}\n\n<div>raw</div>\n`;
    }).join();
    expect(faults).toContain('import or export is not allowed');
    expect(faults).toContain('<div> is not allowed');
  });

  test('finds a broken link, and a broken anchor on a page that exists', () => {
    const faults = faultsOf((content) => {
      const module = lsm(content);
      module.body +=
        '\n\n[a](/modules/nowhere/) [b](/modules/table-format-fundamentals/#no-such-section)\n';
    }).join();
    expect(faults).toContain('link "/modules/nowhere/" leads to no page');
    expect(faults).toContain(
      '"/modules/table-format-fundamentals/#no-such-section" leads to no section',
    );
  });

  test('finds a broken link in a quiz', () => {
    const faults = faultsOf((content) => {
      const item = lsm(content).quiz.items[0];
      if (item) item.explanation = 'See [there](#nowhere-at-all).';
    });
    expect(faults.join()).toContain('link "#nowhere-at-all" leads to no section');
  });

  test('finds a changed answer under an old id', () => {
    const faults = faultsOf(() => undefined, {
      [lsm(real).quiz.items[0]?.id ?? '']: 'single: other',
    });
    expect(faults.join()).toMatch(/had the answer single: other and now has .*"replaces:/);
  });

  test('finds a listing of a file or of lines that are not there', () => {
    const faults = faultsOf((content) => {
      lsm(content).body +=
        '\n\n<Listing lab="paimon-lsm-levels" file="src/None.java" />\n\n<Output lab="paimon-lsm-levels" file="lab.yaml" lines="1-9999" />\n';
    }).join();
    expect(faults).toContain('src/None.java, which does not exist');
    expect(faults).toContain('asks for lines 1-9999');
  });

  test('finds sections in another order than the front matter’s', () => {
    const faults = faultsOf((content) => {
      lsm(content).sections.reverse();
    });
    expect(faults.join()).toContain('make them the same, in the same order');
  });

  test('finds an MDX file that does not parse', () => {
    const faults = faultsOf((content) => {
      lsm(content).body += '\n\n<Callout>\n\nnever closed\n';
    });
    expect(faults.join()).toMatch(/index\.mdx:\d{3}: does not parse as MDX/);
  });

  test('finds a right option that its length gives away', () => {
    const faults = faultsOf((content) => {
      for (const item of lsm(content).quiz.items) {
        if (!('options' in item)) continue;
        for (const option of item.options)
          if (option.correct) option.text += ' and so on'.repeat(20);
      }
    });
    expect(faults.join()).toContain('the longest must not give the answer away');
  });

  test('finds "all of the above" and a bare NOT', () => {
    const faults = faultsOf((content) => {
      const item = lsm(content).quiz.items.find((one) => 'options' in one);
      if (!item || !('options' in item)) return;
      item.question = 'Which is NOT true?';
      const [option] = item.options;
      if (option) option.text = 'All of the above';
    }).join();
    expect(faults).toContain('All of the above');
    expect(faults).toContain('bare NOT');
  });
});

describe('readContent', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  /** A repository with the files given and otherwise almost nothing. */
  function contentWith(files: Record<string, string>): Content {
    const root = mkdtempSync(join(tmpdir(), 'lakepath-content-'));
    made.push(root);
    const all = {
      'content/posting.yaml': 'title: T\nqualifications: []\nconditions: []\n',
      'content/skills.yaml': 'skills: []\n',
      'content/glossary.yaml': 'terms: []\n',
      'content/placement.yaml': 'statements: []\n',
      ...files,
    };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return readContent(root);
  }

  test('rejects an unknown key with the likely name and the line', () => {
    const { faults } = contentWith({
      'content/skills.yaml': 'skills:\n  - id: java\n    name: Java\n    phrase: [Java]\n',
    });
    expect(faults).toContainEqual({
      file: 'content/skills.yaml:4',
      message: '"java": unknown key "phrase"; did you mean "phrases"?',
    });
  });

  test('names an option without explanation by its id', () => {
    const option = (id: string, more = '') => `      - { id: ${id}, text: t${more} }\n`;
    const { faults } = contentWith({
      'content/modules/m/index.mdx': '---\ntitle: M\n---\n',
      'content/modules/m/quiz.yaml': `items:\n  - id: q\n    objective: o\n    section: s\n    kind: single\n    question: Q\n    explanation: E\n    options:\n${option('a', ', why: because')}${option('b')}${option('c', ', why: because')}open: []\n`,
    });
    expect(faults.map(({ message }) => message)).toContainEqual(
      '"b": "why" is missing: every option explains itself',
    );
  });

  test('names a source without version', () => {
    const { faults } = contentWith({
      'content/modules/m/index.mdx':
        '---\ntitle: Module\nsources:\n  - { id: spec, title: Spec }\n---\n',
      'content/modules/m/quiz.yaml': 'items: []\nopen: []\n',
    });
    expect(faults.map(({ message }) => message)).toContainEqual(
      '"spec": "version" is missing: say which version, commit or date was read',
    );
  });

  test('turns broken YAML and a missing file into faults', () => {
    const { faults } = contentWith({
      'content/skills.yaml': 'skills: [\n',
      'content/modules/m/index.mdx': '---\ntitle: M\n---\n',
    });
    const text = faults.map(({ file, message }) => `${file}: ${message}`).join('\n');
    expect(text).toMatch(/content\/skills\.yaml:\d+: is not valid YAML/);
    expect(text).toContain('content/modules/m/quiz.yaml: is missing');
  });
});
