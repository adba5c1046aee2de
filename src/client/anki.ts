import type { Catalog } from '../domain/catalog.ts';
import { moduleProgress } from '../domain/states.ts';
import { basePath } from './base-path.ts';
import { $progress } from './progress/store.ts';
import { saveFile } from './save-file.ts';

/**
 * Saves the questions of the modules that were read or passed; null where there are none. Rejects where something
 * does not load; nothing is saved then.
 */
export async function saveMineForAnki(): Promise<{ name: string; modules: number } | null> {
  // Written by our own build, so its shape is known.
  const { modules, retired } = JSON.parse(await load(`${basePath()}/catalog.json`, '{')) as Catalog;
  const mine = modules.filter((module) => {
    const { read, passed } = moduleProgress($progress.get(), module, retired);
    return read || passed;
  });
  if (mine.length === 0) return null;
  const name = await saveForAnki(mine.map(({ id }) => id));
  return { name, modules: mine.length };
}

/**
 * Saves the questions of some modules as one file for Anki, joined from the files of each. Rejects
 * where one does not load; nothing is saved then.
 */
async function saveForAnki(modules: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    modules.map((id) => load(`${basePath()}/anki/${id}.txt`, '#separator')),
  );
  const name = 'lakepath-my-modules.txt';
  saveFile(name, joinAnkiFiles(texts), 'text/plain');
  return name;
}

/** One file of several: the header of the first, then the rows of all. Rows never begin with `#`. */
export function joinAnkiFiles(texts: readonly string[]): string {
  const header = /^(?:#.*\n)*/;
  const [first = ''] = header.exec(texts[0] ?? '') ?? [];
  return first + texts.map((text) => text.replace(header, '')).join('');
}

/** The text at an address, which begins with `start`: a café's network may answer with a page of its own. */
async function load(address: string, start: string): Promise<string> {
  const response = await fetch(address);
  const text = response.ok ? await response.text() : '';
  if (!text.startsWith(start)) throw new Error(`${address}: ${response.status}`);
  return text;
}
