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
const sections = ['problem', 'structure', 'trace', 'practice'];
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
    (id, i) => `<Section id="${name}-${id}">

Write here. A key claim carries its source.<Cite id="${name}-spec" />
${
  i < 3
    ? `
<Figure id="${name}-fig-${i + 1}" title="What it shows" desc="The same in words." caption="What follows from it." width={340} height={80}>
  <FileCard x={10} y={16} label="a file" sub="its role" tone="data" />
  <Arrow from={[112, 38]} to={[190, 38]} label="points to" />
  <FileCard x={196} y={16} label="another" tone="meta" />
</Figure>
`
    : ''
}
</Section>
`,
  )
  .join('\n')}`;

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
`,
  )
  .join('')}`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.mdx'), page);
writeFileSync(
  join(folder, 'quiz.yaml'),
  `# yaml-language-server: $schema=../../../src/catalog/schemas/quiz.schema.json\n${quiz}`,
);
console.log(`Wrote ${folder}/index.mdx and quiz.yaml, ordinal ${ordinal}.
Look at it with "npm run dev", check it with "npm run check:content -- ${slug}".
CONTRIBUTING.md says what a good module has.`);
