import { zipSync } from 'fflate';

/** A date that every archive can say, so that the same files give the same bytes. */
const mtime = new Date('1980-01-02T00:00:00Z');

/** An archive of files by their paths, in the order of the paths; the same bytes for the same files. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(entries.map(([path, bytes]) => [path, [bytes, { mtime, level: 9 }]])),
  );
}
