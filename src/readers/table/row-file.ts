import type { Plain } from '../plain-value.ts';

/** A column of a data file, or a part of a nested one. */
export interface RowField {
  name: string;
  /** The writer's id of the column, or null. */
  id: number | null;
  kind: 'leaf' | 'struct' | 'list' | 'map';
  type: string;
  /** A struct's fields; a list's element; a map's key and value. */
  children: RowField[];
}

/** A data file of any format, opened for its rows. */
export interface RowFile {
  fields: RowField[];
  rowCount: number;
  /** Rows `start` up to but not including `end`; each has the named columns in that order. */
  read(start: number, end: number, columns: readonly string[]): Promise<Plain[][]>;
}
