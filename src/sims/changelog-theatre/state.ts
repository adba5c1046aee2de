/** Two tables that change, one streaming query of Flink SQL 2.0.0 over them, and the table that its sink has. */
export interface State {
  readonly job: Job;
  /** Seconds since the job began. */
  readonly now: number;
  readonly tables: Tables;
  readonly memory: Memory;
  readonly sink: readonly Row[];
  /** What the last action did. */
  readonly event: Event;
}

export const queries = ['count', 'sum', 'join', 'left', 'lookup', 'top'] as const;
export type Query = (typeof queries)[number];

export interface Job {
  readonly query: Query;
  /** Whether the sink has the query's first column as its primary key, and takes upserts. */
  readonly hasKey: boolean;
  /** Whether state expires, for the queries of `canExpire`. */
  readonly expires: boolean;
}

/** Seconds without a write after which state is gone, and those of one wait: two waits are too long. */
export const TTL = 10;
export const WAIT = 6;

export const cities = ['oslo', 'paris', 'rome'] as const;
export type City = (typeof cities)[number];
export const ids = [1, 2, 3, 4] as const;
export type Id = (typeof ids)[number];

export interface Order {
  readonly id: Id;
  readonly city: City;
  readonly qty: number;
}

export interface Fee {
  readonly city: City;
  readonly fee: number;
}

/** Both by their keys, ascending. */
export interface Tables {
  readonly orders: readonly Order[];
  readonly fees: readonly Fee[];
}

export type Kind = '+I' | '-U' | '+U' | '-D';
export type Row = readonly (string | number | null)[];

/** One row of a changelog. */
export interface Change {
  readonly kind: Kind;
  readonly row: Row;
}

/** One row of a table's changelog. */
export type Input =
  { readonly kind: Kind; readonly order: Order } | { readonly kind: Kind; readonly fee: Fee };

/** When it was last written, in seconds. Reading does not renew it. */
interface Written {
  readonly written: number;
}

/** What the operators keep. A query uses some of it. */
export interface Memory {
  readonly groups: readonly Group[];
  /** A join's left side, as its state lists the rows. */
  readonly orders: readonly JoinedOrder[];
  /** A join's right side. */
  readonly fees: readonly (Fee & Written)[];
  /** A Top-1's rows, best first. */
  readonly ranked: readonly Order[];
  /** The rows that claim a key of the sink. */
  readonly claims: readonly Claim[];
}

export interface Group extends Written {
  readonly city: City;
  readonly n: number;
  readonly sum: number;
}

export interface JoinedOrder extends Order, Written {
  /** Rows of the other side, as an outer join counts them. */
  readonly matches: number;
}

export interface Claim extends Written {
  readonly key: Row[number];
  readonly rows: readonly Row[];
}

/** What an operator does with one row. */
export interface Result {
  readonly memory: Memory;
  readonly out: readonly Change[];
}

/** `missed` counts the rows that a sink without a key was to take back and did not have. */
export interface Event {
  readonly kind: 'start' | 'changed' | 'waited';
  readonly input: readonly Input[];
  readonly out: readonly Change[];
  readonly missed: number;
}

export type Action =
  /** Inserts or updates an order; null deletes it. */
  | { readonly kind: 'order'; readonly id: Id; readonly to: Omit<Order, 'id'> | null }
  /** The same for a city. */
  | { readonly kind: 'fee'; readonly city: City; readonly to: number | null }
  | { readonly kind: 'wait' }
  /** A new job reads the tables from their beginning. */
  | { readonly kind: 'job'; readonly change: Partial<Job> };

export const nothing: Memory = { groups: [], orders: [], fees: [], ranked: [], claims: [] };

/** A TTL of the Top-1 is left out, and a lookup join keeps nothing. */
export const canExpire = ({ query }: Job): boolean => query !== 'top' && query !== 'lookup';

/** Whether the query reads what becomes of the cities; a lookup join asks the table instead. */
export const readsCities = ({ query }: Job): boolean => query === 'join' || query === 'left';

/** What of the last change goes into the query. */
export const inputOf = ({ job, event }: State): readonly Input[] =>
  event.input.filter((each) => 'order' in each || readsCities(job));

/** `+I` and `+U` add a row, `-U` and `-D` take one back. */
export const adds = ({ kind }: { kind: Kind }): boolean => kind === '+I' || kind === '+U';

export const isSameRow = (a: Row, b: Row): boolean => a.every((cell, i) => cell === b[i]);
