import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the hashed files of the build before beside those of this one, and keeps this one's for the next.
 * One build back is enough: a page that is open longer offers a reload.
 */
export function keepAssets(built: string, previous: string): { kept: number } {
  const assets = join(built, 'assets');
  const own = readdirSync(assets);
  const before = existsSync(previous) ? readdirSync(previous) : [];
  const kept = before.filter((name) => !own.includes(name));
  for (const name of kept) cpSync(join(previous, name), join(assets, name), { recursive: true });
  rmSync(previous, { recursive: true, force: true });
  mkdirSync(previous, { recursive: true });
  for (const name of own) cpSync(join(assets, name), join(previous, name), { recursive: true });
  return { kept: kept.length };
}

if (import.meta.main) {
  const [built, previous] = process.argv.slice(2);
  if (built === undefined || previous === undefined) {
    console.error('Usage: node src/cli/keep-assets.ts <built site> <folder of the build before>');
    process.exit(2);
  }
  console.log(`${keepAssets(built, previous).kept} files of the build before are kept`);
}
