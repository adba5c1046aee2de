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
/** How to write each section: it stands where the text will, and a module that is only begun is as long as one. */
const guidance: Record<string, string> = {
  problem: `Begin with a concrete problem, in numbers: so many files, so many changes a minute, this deadline. The reader has no words for
it yet, so use none that you have not explained. Say what the two plain answers are, and what is wrong with each. Ask one question in a
\`<Reveal>\` that a reader can think about before going on. A key claim carries its source.<Cite id="${name}-spec" />

Before you write, somebody who will not write this module lists the ten questions that an interviewer asks first. They are what this page must
answer, whatever else it does. Read the engine's code at one version, and run it: the program comes before the prose, as a lab, and what
stands here is what it printed. Scope each rule: which API, which version, which default. Most errors in this field are one library's rule,
told as everyone's. Where two sources disagree, say so. Put a picture near the top, and one more where a thing has a shape: a tree of
files, runs on levels, tasks with queues between them, writers in time, rows and columns.`,
  mechanism: `Now the rule itself, once, in the order in which things happen. One point for each section, five to twelve minutes each. A term is
explained where it first appears, and has an entry in the glossary. Sentences have twenty words or fewer on average, since many readers read in
their second language. Essentials come first, and exceptions go into a fold: what only one library does, an odd default, a later version.

Say what happens when it fails. What does a crash lose, and what does a retry do again? What does a reader see that starts in the middle? An
interviewer asks that before anything else. Count what it costs, in bytes, requests or milliseconds, from a run of the lab. A listing shows
the lines of a file that ran, and an output what it printed: neither is typed here. If a published table or file shows the very thing, lead
there with \`<Explore>\`, to the snapshot or the file that the text speaks of. Words from another module are linked, not explained again.`,
  trace: `One worked trace, step by step, with real numbers. The walk below has a frame for each step: a few words of state, and one or two
sentences. Where a step surprises, ask first. The reader guesses, reads why, and goes on. The choices are what a student who half
understands would say. Guesses are kept nowhere, so let them be wrong.

After the walk, say in words what the numbers mean, and let the reader work one step out alone, with other numbers. If a second setting
overturns the first guess, a simulator is worth building: CONTRIBUTING.md says how. Otherwise the walk is enough. Then look back at the
problem of the first section. Which of the two plain answers was it, and what did it cost in the end? Keep the text to what the trace
shows. A list of exceptions without a thread is cut, however true it is, and a number that no run gave is not written. Two of the questions
below read an output of the lab first, as a stimulus: choose lines that can be read without the page.`,
  decide: `End with how one decides. The table below has a line for each situation: what to choose, and what that costs. Name the first five
options that one tunes, each with the symptom that leads to it. Say how one would notice in production that the choice was wrong.

Then write ten to twelve questions. Most ask why, what happens next, what breaks, or how many. Each option explains itself, and a wrong one
names the section that settles it. No step of an ordering refers to the one before it. A matching asks for a consequence, not for a sentence of
the text. Two open questions end the page, as an interviewer would ask them, each with four points, a model answer and two questions that
may follow. A second reader, who did not write any of it, checks every statement and every question against the sources. A fresh reader
answers the ten questions from the page alone. What cannot be answered is a hole, however good the rest is.`,
};
const minutesOf: Record<string, number> = { problem: 2, mechanism: 2, trace: 4, decide: 2 };
const inSection: Record<string, string> = {
  problem: `
<Picture id="${name}-pic-1" />
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

<Picture id="${name}-pic-2" />
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
minutes: 35
prerequisites: []
qualifications: [lakehouse-table-formats]
skills: [lakehouse]
objectives:
  - { id: ${name}-explain, text: "Explain …" }
  - { id: ${name}-predict, text: "Predict …" }
sections:
${sections.map((id) => `  - { id: ${name}-${id}, title: "${id[0]?.toUpperCase()}${id.slice(1)}", minutes: ${minutesOf[id] ?? 2} }`).join('\n')}
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

${guidance[id] ?? ''}
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
${[1, 2]
  .map(
    (n) => `  - id: ${name}-pic-${n}
    title: "What it shows"
    picture: ${n === 1 ? 'rows' : 'runs'}
    desc: "The same in words."
    caption: "What follows from it."
    show: ${n === 1 ? '{ grids: { "a file": [[id, qty], [1, 5], [2, 7]] } }' : '{ levels: { L0: [b 1, a 2], L1: [c 10] } }'}
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
  choice('q9', 'single', 'explain', 'c'),
  choice('q10', 'single', 'predict', 'b'),
  choice('q11', 'single', 'explain', 'a'),
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
