import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/catalog/read.ts';
import { scanMdx } from '../../../src/catalog/scan-mdx.ts';
import { simulatorImports } from '../../../src/catalog/vite-simulators.ts';
import { simulators } from '../../../src/sims/registry.ts';

const front = '---\ntitle: A module\nverified: { date: 2026-11-01 }\n---\n\n';
const scan = (text: string) => scanMdx(splitFrontMatter(text)?.body ?? '', 1);

test('a text imports the simulators that it uses, each once, and no others', () => {
  const text = `${front}<LsmTuner id="a" />\n\nWords.\n\n<LsmTuner id="b" preset="tiered" />\n`;
  const imports = simulatorImports(text).trim().split('\n');
  expect(imports).toEqual([
    expect.stringMatching(/^import LsmTuner from "\/.*\/src\/sims\/lsm-tuner\/LsmTuner\.astro";$/),
  ]);
  // Where the text ends without a line's end, too, they stand apart from it.
  for (const whole of [text, text.trimEnd()])
    expect(scan(whole + simulatorImports(whole))).toMatchObject({
      refused: [{ what: 'import or export' }],
    });
});

test.each([
  ['no simulator', '<Callout kind="note">The LsmTuner.</Callout>'],
  ['code that names one', '```jsx\n<LsmTuner id="a" />\n```'],
  ['a text that does not parse', '<LsmTuner id="a">'],
])('%s imports nothing', (_, text) => {
  expect(simulatorImports(front + text)).toBe('');
});

test('every line of the registry leads to a file', () => {
  for (const file of Object.values(simulators))
    expect(existsSync(`src/sims/${file}`), file).toBe(true);
});
