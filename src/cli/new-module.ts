import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm run new:module -- <slug> ["Title"]`: a module that has everything but its matter.
const [slug, title = slug] = process.argv.slice(2);
const root = 'content/modules';

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

if (slug === undefined || !/^[a-z0-9-]{1,40}$/.test(slug)) {
  refuse('Usage: npm run new:module -- <slug> ["Title"]; a slug has 1 to 40 of a–z, 0–9 and "-".');
}
if (title === undefined || title.length < 3 || title.length > 60) {
  refuse(`A title has 3 to 60 characters, not ${title?.length ?? 0}.`);
}
const folder = join(root, slug);
if (existsSync(folder)) refuse(`${folder} exists already.`);

const ordinals = readdirSync(root).flatMap((name) => {
  const file = join(root, name, 'index.mdx');
  const found = existsSync(file) ? /^ordinal: (\d+)/m.exec(readFileSync(file, 'utf8')) : null;
  return found ? [Number(found[1])] : [];
});
const ordinal = Math.max(0, ...ordinals) + 1;
const today = new Date().toISOString().slice(0, 10);

// An id has 40 characters at most: a long slug is cut, to leave room for what follows it.
const name = slug.slice(0, 28).replace(/-+$/, '');
const sections = ['problem', 'mechanism', 'trace', 'decide'];
const inSection: Record<string, string> = {
  problem: `
<Picture id="${name}-pic-structure" />
`,
  mechanism: `
<Figure id="${name}-fig-1" title="What it shows" desc="The same in words." caption="What follows from it." width={340} height={80}>
  <FileCard x={10} y={16} label="a file" sub="its role" tone="data" />
  <Arrow from={[112, 38]} to={[190, 38]} label="points to" />
  <FileCard x={196} y={16} label="another" tone="meta" />
</Figure>

<Depth title="An exception, or another library's rule">

What is off the spine: short, and after the rule is understood.

</Depth>
`,
  trace: `
<Walk id="${name}-walk" />

<Picture id="${name}-pic-runs" />
`,
  decide: `
<Decide title="what is chosen here">

| situation | choice | what it costs |
| --- | --- | --- |
| When this holds | take this | and pay that |

</Decide>
`,
};
const page = `---
title: ${JSON.stringify(title)}
summary: "One plain sentence that says what the reader can do afterwards, in 60 to 160 characters."
ordinal: ${ordinal}
minutes: 40
prerequisites: []
qualifications: [lakehouse-table-formats]
skills: [lakehouse]
objectives:
  - { id: ${name}-explain, text: "Explain …" }
  - { id: ${name}-predict, text: "Predict …" }
sections:
${sections.map((id) => `  - { id: ${name}-${id}, title: "${id[0]?.toUpperCase()}${id.slice(1)}", minutes: 8 }`).join('\n')}
recap:
  - "First point."
  - "Second point."
  - "Third point."
verified:
  date: ${today}
  versions: { "Engine": "1.0.0" }
sources:
  - { id: ${name}-spec, title: "Specification", version: "1.0.0", url: "https://example.org/spec", section: "Overview" }
---

${sections
  .map(
    (id) => `<Section id="${name}-${id}">

Write here. A key claim carries its source.<Cite id="${name}-spec" />
${inSection[id] ?? ''}
</Section>
`,
  )
  .join('\n')}`;

/** Three pictures, one of them in steps: what one frame holds is said in src/domain/pictures. */
const figures = `walks:
  - id: ${name}-walk
    title: "One commit, step by step"
    picture: files
    desc: "What is to be seen: files, and what they point at."
    frames:
      - say: "What there is at first."
        show: { points: { v1: [list-1], list-1: [f1] } }
        ask:
          question: "A writer adds a file. What is written anew?"
          choices:
            - { text: "Only the new file", why: "Nothing would point at it." }
            - { text: "The file, and what points at it", right: true, why: "A file is never changed in place." }
      - say: "The new file, and a list that names both."
        show: { points: { v1: [list-1], list-1: [f1], list-2: [f1, f2] } }
      - say: "A new root makes it visible."
        show: { points: { v2: [list-2], list-2: [f1, f2] } }
pictures:
${['structure', 'runs']
  .map(
    (id, i) => `  - id: ${name}-pic-${id}
    title: "What it shows"
    picture: ${i === 0 ? 'rows' : 'runs'}
    desc: "The same in words."
    caption: "What follows from it."
    show: ${i === 0 ? '{ grids: { "a file": [[id, qty], [1, 5], [2, 7]] } }' : '{ levels: { L0: [b 1, a 2], L1: [c 10] } }'}
`,
  )
  .join('')}`;

const option = (
  item: string,
  letter: string,
  right: boolean,
) => `      - id: ${name}-${item}-${letter}
        text: "Option ${letter}"
${right ? '        correct: true\n' : ''}        why: "Why it is ${right ? 'right' : 'wrong'}."
${right ? '' : `        section: ${name}-problem\n`}`;
const choice = (
  item: string,
  kind: string,
  objective: string,
  right: string,
) => `  - id: ${name}-${item}
    objective: ${name}-${objective}
    section: ${name}-problem
    kind: ${kind}
${item === 'q1' || item === 'q2' ? '    stimulus: "What to read first."\n' : ''}    question: "What happens next, and why?"
    options:
${['a', 'b', 'c'].map((letter) => option(item, letter, letter === right)).join('')}    explanation: "Because …"
`;
const quiz = `items:
${[
  choice('q1', 'single', 'explain', 'a'),
  choice('q2', 'single', 'explain', 'b'),
  choice('q3', 'single', 'predict', 'c'),
  choice('q4', 'multiple', 'predict', 'a'),
  choice('q5', 'single', 'explain', 'b'),
  choice('q6', 'single', 'predict', 'a'),
].join('')}  - id: ${name}-q7
    objective: ${name}-explain
    section: ${name}-trace
    kind: ordering
    question: "In which order?"
    steps:
      - { id: ${name}-q7-a, text: "First", why: "It needs nothing." }
      - { id: ${name}-q7-b, text: "Second", why: "It needs the first." }
      - { id: ${name}-q7-c, text: "Third", why: "It needs the second." }
    explanation: "Because …"
  - id: ${name}-q8
    objective: ${name}-predict
    section: ${name}-trace
    kind: numeric
    question: "How many megabytes?"
    answer: 12.5
    tolerance: 0.1
    unit: MB
    traps:
      - { value: 25, why: "Both copies were counted.", section: ${name}-trace }
    explanation: "Because …"
open:
${[1, 2]
  .map(
    (n) => `  - id: ${name}-open-${n}
    question: "As an interviewer would ask."
    rubric: ["First point", "Second point", "Third point", "Fourth point"]
    answer: "A model answer of 80 to 180 words."
    followups:
      - { question: "And what if …?", good: "What a good answer has." }
      - { question: "How would you measure that?", good: "What a good answer has." }
`,
  )
  .join('')}`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.mdx'), page);
writeFileSync(
  join(folder, 'figures.yaml'),
  `# yaml-language-server: $schema=../../../src/catalog/schemas/figures.schema.json\n${figures}`,
);
writeFileSync(
  join(folder, 'quiz.yaml'),
  `# yaml-language-server: $schema=../../../src/catalog/schemas/quiz.schema.json\n${quiz}`,
);
console.log(`Wrote ${folder}/index.mdx, figures.yaml and quiz.yaml, ordinal ${ordinal}.
Look at it with "npm run dev", check it with "npm run check:content -- ${slug}".
CONTRIBUTING.md says what a good module has.`);
