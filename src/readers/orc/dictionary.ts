import type { ByteSource } from '../source.ts';
import type { OrcColumn } from './column.ts';
import { IntegerRuns } from './integer-runs.ts';
import { Stream_Kind } from './proto/orc_proto_pb.ts';
import { OrcStream } from './stream.ts';
import { isDictionary, runVersion, streamOf, type Stripe } from './stripe.ts';
import type { OrcTail } from './tail.ts';

const LONGEST_READ = 1024 * 1024;
const LONGEST_WORD = 100_000;

/** The first words of a column's dictionary, and how many it has; null where it has none. */
export async function readWords(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  column: OrcColumn,
  most: number,
): Promise<{ words: string[]; size: number } | null> {
  const encoding = stripe.encodings[column.id];
  const bytes = streamOf(stripe, column.id, Stream_Kind.DICTIONARY_DATA);
  const lengths = streamOf(stripe, column.id, Stream_Kind.LENGTH);
  if (!isDictionary(encoding) || !bytes || !lengths) return null;
  const open = async ({ start, end }: { start: number; end: number }) =>
    new OrcStream(await source.read(start, Math.min(end, start + LONGEST_READ)), tail.codec);
  const text = await open(bytes);
  const runs = new IntegerRuns(await open(lengths), runVersion(encoding), false);
  const size = encoding?.dictionarySize ?? 0;
  const decoder = new TextDecoder();
  const words = [];
  while (words.length < Math.min(most, size)) {
    const length = Number(runs.next());
    if (length > LONGEST_WORD) break;
    words.push(decoder.decode(text.bytes(length)));
  }
  return { words, size };
}
