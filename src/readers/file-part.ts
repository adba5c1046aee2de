/** What a stretch of a file's bytes is for. */
export type PartKind =
  'mark' | 'group' | 'header' | 'dictionary' | 'data' | 'index' | 'filter' | 'meta' | 'gap';

/** Bytes `start` up to but not including `end` of a file, and what they hold; with the parts inside. */
export interface FilePart {
  start: number;
  end: number;
  kind: PartKind;
  /** Short: `column amount`, `stripe 3`. */
  label: string;
  /** What it is and why it is there. */
  note?: string | undefined;
  children?: readonly FilePart[] | undefined;
  /** Names the part where its own parts are still to be read. */
  more?: string | undefined;
}
