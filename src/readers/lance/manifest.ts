import { decodeMessage, LONGEST_MESSAGE } from '../decode-message.ts';
import type { ByteRange, ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { Binary } from './binary.ts';
import { indexFacts, type IndexFacts } from './index-facts.ts';
import { IndexSectionSchema, ManifestSchema, type Manifest } from './proto/table_pb.ts';
import { TransactionSchema, type Transaction } from './proto/transaction_pb.ts';

/** A manifest file: one version of a dataset. */
export interface ManifestFile {
  path: string;
  size: number;
  manifest: Manifest;
  indices: IndexFacts[];
  /** What the commit did, where it stands in the manifest’s own file. */
  transaction: Transaction | null;
  places: { manifest: ByteRange; indices: ByteRange | null; transaction: ByteRange | null };
}

const FOOTER_BYTES = 16;
const MAGIC = 'LANC';

/**
 * Reads a manifest: its message stands where the last 16 bytes of the file say, after its own length
 * (`table.proto`, "Format"). Index and transaction are messages of their own in the same file.
 */
export async function readManifest(source: ByteSource, path: string): Promise<ManifestFile> {
  const { size } = source;
  if (size > LONGEST_MESSAGE) {
    throw new Unreadable(`${path} has ${size} bytes: that is more than this page reads.`);
  }
  const bytes = new Binary(await source.read(0, size), path);
  if (
    size < FOOTER_BYTES ||
    new TextDecoder().decode(bytes.slice(size - MAGIC.length, size)) !== MAGIC
  ) {
    throw new Unreadable(
      `${path} is no manifest of Lance, or it is cut off: it should end with the letters "LANC".`,
    );
  }
  const message = (at: number): ByteRange => {
    const end = at + 4 + bytes.u32(at);
    bytes.slice(at + 4, end);
    return { start: at, end };
  };
  const body = ({ start, end }: ByteRange) => bytes.slice(start + 4, end);
  const place = message(bytes.u64(size - FOOTER_BYTES));
  const manifest = decodeMessage(ManifestSchema, body(place), path);
  const section = (offset: bigint | undefined) =>
    offset === undefined || offset > BigInt(size) ? null : message(Number(offset));
  const indices = section(manifest.indexSection);
  const transaction = section(manifest.transactionSection ?? manifest.transactionSectionDeprecated);
  return {
    path,
    size,
    manifest,
    indices: indices
      ? decodeMessage(IndexSectionSchema, body(indices), `the indices of ${path}`).indices.map(
          indexFacts,
        )
      : [],
    transaction: transaction
      ? decodeMessage(TransactionSchema, body(transaction), `the transaction of ${path}`)
      : null,
    places: { manifest: place, indices, transaction },
  };
}
