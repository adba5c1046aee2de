import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';

/** Files that tools outside of `npm ci` made of others, as patterns from the repository's root. */
export interface MadeFiles {
  /** Makes them anew. */
  command: string;
  /** Hashes of what it took and what it made, as `sha256sum -c` reads them. */
  record: string;
  sources: string;
  results: string;
}

export const protos: MadeFiles = {
  command: 'npm run protos',
  record: 'src/cli/protos.sha256',
  sources: 'src/readers/*/proto/*.proto',
  results: 'src/readers/*/proto/*_pb.ts',
};

export const icons: MadeFiles = {
  command: 'node src/cli/make-icons.ts',
  record: 'src/cli/icons.sha256',
  sources: 'public/favicon.svg',
  results: 'public/icons/*.png',
};

/** Notes that the results are now made of the sources. */
export function noteMade({ record, sources, results }: MadeFiles): void {
  const lines = [...filesOf(sources), ...filesOf(results)].map(
    (file) => `${hashOf(file)}  ${file}\n`,
  );
  writeFileSync(record, lines.join(''));
}

/** What was changed, added or removed since `noteMade`. */
export function staleFiles({ record, sources, results }: MadeFiles): string[] {
  const noted = new Map(
    readFileSync(record, 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  return [...new Set([...noted.keys(), ...filesOf(sources), ...filesOf(results)])].filter(
    (file) => !existsSync(file) || hashOf(file) !== noted.get(file),
  );
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Sorted, with slashes. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern)
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
