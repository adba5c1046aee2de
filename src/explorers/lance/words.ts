/** What a file of a dataset’s folder is for. */
export function roleOf(path: string): string {
  const [folder = '', name = ''] = path.split('/');
  if (folder === '_versions') return name.endsWith('.manifest') ? 'manifest' : 'hint';
  if (folder === '_transactions') return 'transaction';
  if (folder === '_deletions') return 'deleted rows';
  if (folder === '_indices') return 'index';
  if (folder === 'data') return 'data';
  return 'other';
}

/** In one sentence. */
export const roleNotes: Record<string, string> = {
  manifest: 'One version: its fields, its fragments, and the files of each.',
  hint: 'The number of the latest version, so that a reader need not list the folder.',
  transaction: 'What one commit did; read when two commits meet.',
  'deleted rows': 'Places of deleted rows within one fragment.',
  index: 'Files of an index. They are listed here and not opened.',
  data: 'Values of some columns of one fragment.',
  other: 'Not known to this page.',
};

/** A long name as it stands in a table: its beginning and its end. */
export function shortName(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.length > 22 ? `${name.slice(0, 8)}…${name.slice(-12)}` : name;
}

/** `A`, `B` … `Z`, `AA` …: names files within a fragment. */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
