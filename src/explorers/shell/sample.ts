/** What an explorer opens: a table's format, or a file's. */
export type SampleKind = 'iceberg' | 'delta' | 'hudi' | 'paimon' | 'parquet' | 'orc' | 'lance';

/** A table or a file that a lab wrote and the site publishes under `/data/`. */
export interface Sample {
  /** Permanent; names it in an explorer's address. */
  id: string;
  kind: SampleKind;
  title: string;
  lab: { id: string; title: string };
  /** Address of the file, or of the zip with the table's folder; with the site's base path. */
  href: string;
  /** Bytes. */
  size: number;
}
