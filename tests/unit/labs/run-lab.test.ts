import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkLabs } from '../../../src/catalog/check-labs.ts';
import type { LabContent } from '../../../src/catalog/read.ts';
import { LabError } from '../../../src/labs/lab-error.ts';
import { runLab } from '../../../src/labs/run-lab.ts';
import { contentOf } from '../catalog/content.ts';

let root = '';
let lab: LabContent;
const folder = () => join(root, 'content/labs/one');
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder(), path)), { recursive: true });
  writeFileSync(join(folder(), path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lakepath-labs-'));
  lab = {
    slug: 'one',
    file: 'content/labs/one/lab.yaml',
    title: 'One',
    modules: [],
    level: 'beginner',
    minutes: 5,
    memory: '1 GB',
    engines: { 'A shell': '1' },
    tools: ['python-3.11'],
    goal: 'See.',
    steps: [step('cat words.txt')],
    questions: [{ ask: 'Why?', answer: 'So.' }],
  };
  write('words.txt', 'three rows in 12 ms\n');
  return () => rmSync(root, { recursive: true });
});

function step(command: string, varies?: string[]): LabContent['steps'][number] {
  const output = 'expected/words.txt';
  return { title: 'Print', text: 'It prints.', command, output, varies, read: 'It printed.' };
}

async function run(update = false) {
  const heard: string[] = [];
  const isClean = await runLab(lab, {
    root,
    tools: new Map(),
    update,
    progress: { begin: () => undefined, end: (faults) => heard.push(...faults) },
  });
  return { isClean, heard };
}

function faults(): string[] {
  const found: string[] = [];
  const report = (_: string, message: string) => found.push(message);
  checkLabs({ ...contentOf([]), labs: [lab] }, root, report);
  return found;
}

describe('runLab', () => {
  test('asks for --update where there is nothing to compare with', async () => {
    expect(faults()).toEqual(['has no expected/inputs.json: run "npm run labs -- one --update"']);
    await expect(run()).rejects.toThrow(LabError);
  });

  test('keeps what came out, and is clean when the same comes out again', async () => {
    expect(await run(true)).toEqual({ isClean: true, heard: [] });
    expect(readFileSync(join(folder(), 'expected/words.txt'), 'utf8')).toBe(
      'three rows in 12 ms\n',
    );
    expect(faults()).toEqual([]);
    expect(await run()).toEqual({ isClean: true, heard: [] });
  });

  test('says which line differs', async () => {
    await run(true);
    write('expected/words.txt', 'four rows\n');
    const { isClean, heard } = await run();
    expect(isClean).toBe(false);
    expect(heard).toEqual(['- four rows', '+ three rows in 12 ms']);
  });

  test('lets vary what may, and leaves the kept output as it was', async () => {
    lab.steps = [step('cat .work/words.txt', ['\\d+ ms'])];
    write('.work/words.txt', 'three rows in 12 ms\n');
    await run(true);
    write('.work/words.txt', 'three rows in 99 ms\n');
    expect(await run()).toEqual({ isClean: true, heard: [] });
    await run(true);
    expect(readFileSync(join(folder(), 'expected/words.txt'), 'utf8')).toContain('12 ms');
  });

  test('stops at a command that fails, with its last words', async () => {
    lab.steps = [step('echo "no such engine" >&2; exit 3')];
    const { isClean, heard } = await run(true);
    expect(isClean).toBe(false);
    expect(heard.join()).toMatch(/ended with code 3:\nno such engine/);
    expect(existsSync(join(folder(), 'expected/inputs.json'))).toBe(false);
  });

  test('runs what a question changes, after the steps', async () => {
    lab.questions = [
      { ask: 'And?', command: 'echo changed', output: 'expected/question-1.txt', answer: 'So.' },
    ];
    await run(true);
    expect(readFileSync(join(folder(), 'expected/question-1.txt'), 'utf8')).toBe('changed\n');
  });

  test('keeps a table as a zip with its rows, the same bytes for the same files', async () => {
    lab.data = [
      { id: 'tiny', kind: 'delta', title: 'Tiny', from: '.work/tiny', rows: '.work/rows.json' },
    ];
    lab.steps = [
      step(
        'mkdir -p .work/tiny/_log && echo 0 > .work/tiny/_log/0.json && echo "[]" > .work/rows.json && echo ok',
      ),
    ];
    await run(true);
    const zip = readFileSync(join(folder(), 'data/tiny.zip'));
    expect(Object.keys(unzipSync(zip))).toEqual(['_log/0.json']);
    expect(readFileSync(join(folder(), 'data/tiny.rows.json'), 'utf8')).toBe('[]\n');
    rmSync(join(folder(), 'data'), { recursive: true });
    await run(true);
    expect(readFileSync(join(folder(), 'data/tiny.zip'))).toEqual(zip);
  });

  test('compares the rows of a table, but not the ids that a format draws at random', async () => {
    lab.data = [
      { id: 'tiny', kind: 'iceberg', title: 'Tiny', from: '.work/tiny', rows: '.work/rows.json' },
    ];
    write('.work/tiny/metadata.json', '{}');
    const rows = (id: string, value: number) =>
      write('.work/rows.json', `[{"snapshot": "${id}", "columns": ["id"], "rows": [[${value}]]}]`);
    rows('7787210646531900898', 1);
    await run(true);
    rows('20261124230026505', 1);
    expect(await run()).toEqual({ isClean: true, heard: [] });
    rows('20261124230026505', 2);
    expect((await run()).isClean).toBe(false);
  });
});

describe('checkLabs', () => {
  test.each([
    [
      'a program that was edited',
      () => write('words.txt', 'two\n'),
      /edited but not run again \(words\.txt\)/,
    ],
    [
      'a command that was edited',
      () => (lab.steps = [step('echo x')]),
      /edited but not run again \(lab\.yaml\)/,
    ],
    [
      'an output that no run wrote',
      () => write('expected/words.txt', 'by hand\n'),
      /did not write \(expected\/words\.txt\)/,
    ],
    [
      'a file that is not there',
      () => (lab.steps = [{ ...step('cat words.txt'), shows: ['no.py'] }]),
      /names no\.py/,
    ],
  ])('finds %s', async (_, edit, message) => {
    await run(true);
    edit();
    expect(faults().join('\n')).toMatch(message);
  });

  test('lets words change without another run', async () => {
    await run(true);
    lab.goal = 'See better.';
    lab.steps = [{ ...step('cat words.txt'), title: 'Print it', read: 'Now it says more.' }];
    expect(faults()).toEqual([]);
  });
});
