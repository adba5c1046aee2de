import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';
import { run } from './run.ts';

export interface Browser {
  name: string;
  /** For `chromium.launch` and Playwright's configuration. */
  launch: LaunchOptions;
}

// A headless shell opens no windows of its own, which take the full browser half of the time.
const commands = [
  'chromium-headless-shell',
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

const isRoot = process.getuid?.() === 0;
// Root has no sandbox of its own; the pages are ours.
const args = isRoot ? ['--no-sandbox'] : [];
const at = (name: string, executablePath: string): Browser => ({
  name: `${name} (${executablePath})`,
  launch: { executablePath, args },
});

export function findBrowser(): Browser | undefined {
  return listBrowsers()[0];
}

/** The one that `LAKEPATH_BROWSER` names, or Playwright's own and what the system has, the best first. */
export function listBrowsers(): Browser[] {
  const chosen = process.env.LAKEPATH_BROWSER;
  if (chosen) return [at('LAKEPATH_BROWSER', chosen)];
  const system = [
    ...commands.flatMap((command) =>
      (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command)),
    ),
    ...places,
  ].filter((path) => existsSync(path));
  return [
    // Without a path Playwright starts its headless shell, which comes with its Chromium.
    ...(existsSync(chromium.executablePath())
      ? [{ name: 'Playwright’s Chromium', launch: { args } }]
      : []),
    ...system.map((path) => at('the system’s browser', path)),
  ];
}

/**
 * Finds a browser that starts, or installs one; throws with the way out where neither is possible. In
 * place of one that was chosen no other is taken.
 */
export async function provideBrowser(): Promise<Browser> {
  const isChosen = Boolean(process.env.LAKEPATH_BROWSER);
  const nothing = () => Promise.resolve();
  for (const install of isChosen ? [nothing] : [nothing, installPlaywrights, installDebians]) {
    await install();
    const found = await firstThatStarts();
    if (found) return found;
  }
  throw new Error(
    'No browser was found that starts, and none could be installed. Install Chromium or Chrome, ' +
      'or set LAKEPATH_BROWSER to the path of one.',
  );
}

async function firstThatStarts(): Promise<Browser | undefined> {
  for (const browser of listBrowsers()) {
    try {
      await (await chromium.launch(browser.launch)).close();
      return browser;
    } catch (error) {
      // A download without the system's libraries, say.
      console.log(`${browser.name} does not start: ${String(error).split('\n')[0]}`);
    }
  }
  return undefined;
}

async function installPlaywrights(): Promise<void> {
  console.log('No browser here; installing Playwright’s Chromium …');
  await run('playwright', ['install', 'chromium'], { quiet: true });
}

async function installDebians(): Promise<void> {
  if (!existsSync('/usr/bin/apt-get') || !isRoot) return;
  console.log('That download is not to be had; installing the system’s Chromium …');
  const install = (name: string) =>
    run('apt-get', ['install', '-y', '--no-install-recommends', name], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  await run('apt-get', ['update'], { quiet: true });
  if (!(await install('chromium-headless-shell')).ok) await install('chromium');
}
