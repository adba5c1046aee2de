import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './run.ts';

export interface Browser {
  name: string;
  /** Program to start. */
  path: string;
}

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.LOCALAPPDATA ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Playwright's own Chromium, else one that the system has. */
export function findBrowser(): Browser | undefined {
  const chosen = process.env.LAKEPATH_BROWSER;
  if (chosen) return { name: 'LAKEPATH_BROWSER', path: chosen };
  const own = chromium.executablePath();
  if (existsSync(own)) return { name: "Playwright's Chromium", path: own };
  const found = [
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .flatMap((folder) => commands.map((c) => join(folder, c))),
    ...places,
  ].find((path) => existsSync(path));
  return found === undefined ? undefined : { name: 'the system’s browser', path: found };
}

/** Finds a browser or installs one; throws with the way out where neither is possible. */
export async function provideBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser here; installing Playwright’s Chromium …');
  await run('playwright', ['install', 'chromium'], { quiet: true });
  const own = findBrowser();
  if (own) return own;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('That download is not to be had; installing Debian’s chromium …');
    await run('apt-get', ['update'], { quiet: true });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No browser was found and none could be installed. Install Chromium or Chrome, ' +
      'or set LAKEPATH_BROWSER to the path of one.',
  );
}
