import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { listBrowsers, provideBrowser } from '../../../src/cli/find-browser.ts';

const root = mkdtempSync(join(tmpdir(), 'lakepath-browsers-'));
const [one, two] = [join(root, 'one'), join(root, 'two')];
for (const path of [one, two]) mkdirSync(path);
const programs = [join(one, 'chromium'), join(two, 'chromium-headless-shell')];
for (const path of programs) writeFileSync(path, '');

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => rmSync(root, { recursive: true }));

const paths = () => listBrowsers().flatMap(({ launch }) => launch.executablePath ?? []);

test('of what the system has a headless shell comes first, wherever it is', () => {
  vi.stubEnv('LAKEPATH_BROWSER', '');
  vi.stubEnv('PATH', [one, two].join(delimiter));
  expect(paths().slice(0, 2)).toEqual(programs.toReversed());
});

test('the one that is chosen is the only one, and none is installed in its place', async () => {
  vi.stubEnv('LAKEPATH_BROWSER', join(one, 'chromium'));
  vi.stubEnv('PATH', two);
  expect(paths()).toEqual([join(one, 'chromium')]);
  const said: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
  await expect(provideBrowser()).rejects.toThrow('LAKEPATH_BROWSER');
  expect(said).toEqual([expect.stringContaining('does not start')]);
});
