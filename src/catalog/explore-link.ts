import type { Lab } from './schema.ts';

type Sample = Pick<NonNullable<Lab['data']>[number], 'id' | 'kind'>;

/** Where in a sample an explorer opens: see `<Explore>`. */
export interface ExplorePlace {
  at?: string | undefined;
  file?: string | undefined;
}

/** What `at` is called in the address of the explorer that opens a kind; see each explorer's `address.ts`. */
const names = {
  iceberg: 'at',
  delta: 'at',
  hudi: 'at',
  paimon: 'at',
  parquet: 'where',
  orc: 'stripe',
  lance: 'version',
} as const;

/** The query of an explorer's address that opens a sample at a place. */
export function exploreQuery({ id, kind }: Sample, { at, file }: ExplorePlace): string {
  const query = new URLSearchParams({ open: id });
  if (at !== undefined) query.set(names[kind], at);
  if (file !== undefined) query.set('file', file);
  return query.toString();
}
