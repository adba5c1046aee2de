/** A column of so many rows, handed to the writer as one batch. */
export const ROWS = 8_192;

/** Rows of a Parquet row group. */
export const GROUP_ROWS = 2_048;

/** How the column's values are: of one size, of one size and every fourth null, or of differing lengths. */
export const kinds = ['fixed', 'nulls', 'differ'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes of a value; of the longest one where lengths differ. */
export const sizes = [16, 64, 128, 252, 256, 512, 1024, 3072] as const;

export interface Column {
  readonly kind: Kind;
  readonly size: number;
}

/** From a place on, so many bytes. */
export interface Range {
  readonly from: number;
  readonly bytes: number;
}

/** A value's length: of differing ones from half the size to the size, in a fixed mixed order. */
export const lengthOf = ({ kind, size }: Column, row: number): number =>
  kind === 'differ' ? size / 2 + ((row * 7_919) % (size / 2 + 1)) : size;

export const isNull = ({ kind }: Column, row: number): boolean => kind === 'nulls' && row % 4 === 3;

/** The pieces that lie one behind the other from `from` on. */
export function laidOut(lengths: readonly number[], from = 0): Range[] {
  let end = from;
  return lengths.map((bytes) => {
    end += bytes;
    return { from: end - bytes, bytes };
  });
}

/** Rows from one to before another. */
export const rowsOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);
