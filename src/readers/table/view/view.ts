import type { Plain } from '../../plain-value.ts';
import type { Fact } from '../model.ts';

/** A file, opened to be looked at. */
export type FileView = { facts: Fact[] } & (
  | { kind: 'text'; text: string; isCut: boolean }
  /** One JSON object a line: each with the key that says what it is. */
  | { kind: 'lines'; lines: { label: string; text: string }[]; count: number }
  | { kind: 'rows'; columns: string[]; rows: Plain[][]; count: number }
  | {
      kind: 'vectors';
      vectors: { label: string; positions: number[]; count: number }[];
      text: string;
    }
  /** A log file of Hudi, block by block. */
  | {
      kind: 'blocks';
      blocks: { label: string; columns: string[]; rows: Plain[][] }[];
    }
  | { kind: 'bytes'; lines: string[] }
  | { kind: 'empty' }
);

/** Of one file no more is shown; the rest is counted. */
export const MOST_ROWS = 1_000;
export const MOST_LINES = 200;
