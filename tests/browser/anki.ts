import { parse } from 'csv-parse/sync';

/** A text file for Anki, read by its own header lines. Columns count from 1. */
export interface AnkiText {
  header: Map<string, string>;
  notes: { guid: string; fields: string[]; tags: string[] }[];
}

const separators: Record<string, string> = { tab: '\t', comma: ',', semicolon: ';' };

/**
 * Reads such a file as Anki does: header lines first, then rows of columns; the column of the GUID
 * and that of the tags are named by the header, and the others are the note's fields.
 */
export function readAnki(text: string): AnkiText {
  const header = new Map(
    [...text.matchAll(/^#([a-z ]+):(.*)$/gm)].map(([, key = '', value = '']) => [key, value]),
  );
  const guid = Number(header.get('guid column'));
  const tags = Number(header.get('tags column'));
  const rows: string[][] = parse(text, {
    delimiter: separators[(header.get('separator') ?? '').toLowerCase()] ?? '',
    ...{ comment: '#', comment_no_infix: true },
  });
  return {
    header,
    notes: rows.map((row) => ({
      guid: row[guid - 1] ?? '',
      fields: row.filter((_, i) => i !== guid - 1 && i !== tags - 1),
      tags: (row[tags - 1] ?? '').split(' '),
    })),
  };
}
