import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { modulePages, readBuilt, siteFolder } from '../browser/built.ts';

/** kB on the wire before any interaction; see "Budgets" in the design. */
const limits = { document: 40, linked: 28, script: 18, walk: 3 };

const weigh = (path: string) =>
  gzipSync(readFileSync(join(siteFolder, path)), { level: 9 }).length / 1000;

/** What a page loads at once: its stylesheets and scripts, and the scripts that those import. */
function linkedFiles(html: string): string[] {
  const found = new Set<string>();
  const add = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    const code = readBuilt(path);
    for (const [, name] of code.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g))
      add(`/assets/${name}`);
  };
  const tags = /<(?:link\b[^>]*\brel="(?:stylesheet|modulepreload|preload)"|script\b)[^>]*>/g;
  for (const [tag] of html.matchAll(tags)) {
    const [, path] = /\b(?:href|src)="([^"]+)"/.exec(tag) ?? [];
    if (path !== undefined) add(path);
  }
  return [...found];
}

describe.each(modulePages)('%s', (url) => {
  const path = `${url}index.html`;
  const files = linkedFiles(readBuilt(path));
  const sum = (list: readonly string[]) => list.reduce((total, file) => total + weigh(file), 0);

  test('is within the budget for all that comes with it, and for scripts', () => {
    expect(files.some((file) => file.endsWith('.css'))).toBe(true);
    expect(sum(files)).toBeLessThanOrEqual(limits.linked);
    expect(sum(files.filter((file) => file.endsWith('.js')))).toBeLessThanOrEqual(limits.script);
  });

  test('is a document within its budget', () => {
    expect(weigh(path)).toBeLessThanOrEqual(limits.document);
  });

  test('has walks within their budget', () => {
    const html = readBuilt(path);
    const walks = html.match(/<figure class="walk"[^]*?<\/figure>/g) ?? [];
    expect(walks.length).toBeGreaterThan(0);
    const zip = (text: string) => gzipSync(text, { level: 9 }).length / 1000;
    for (const walk of walks) {
      const [id] = /id="[^"]+"/.exec(walk) ?? [];
      expect.soft(zip(html) - zip(html.replace(walk, '')), id).toBeLessThanOrEqual(limits.walk);
    }
  });

  test('holds no list of other modules, and names no catalogue', () => {
    const html = readBuilt(path);
    expect(/catalogVersion|assets\/catalog\./.exec(html)).toBeNull();
    const linked = [...html.matchAll(/href="(\/modules\/[^"/]+\/)"/g)].map(([, to]) => to);
    const others = modulePages.filter((one) => one !== url && !linked.includes(one));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((other) => html.includes(`"${other.split('/')[2]}"`))).toEqual([]);
  });
});
