import { plainInteger, type Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import type { OrcColumn } from './column.ts';
import { readRunV1, readRunV2, type IntegerRun } from './integer-runs.ts';
import { Stream_Kind, Type_Kind } from './proto/orc_proto_pb.ts';
import { OrcStream } from './stream.ts';
import { isDictionary, runVersion, streamOf, type Stripe } from './stripe.ts';
import type { OrcTail } from './tail.ts';
import { indexedStreams } from './window.ts';

/** One run as it is shown. */
export interface RunView {
  kind: IntegerRun['kind'];
  count: number;
  /** Bits of one value, where they are all alike. */
  width: number | null;
  patches: number;
  /** The first few values as they are stored: days, seconds, places in a dictionary. */
  first: Plain[];
}

export interface RunsView {
  stream: string;
  version: 1 | 2;
  runs: RunView[];
  /** Whether the stream has more runs than are here. */
  hasMore: boolean;
}

const MOST_RUNS = 100;
const SHOWN_VALUES = 6;
/** Of a stream: enough for so many runs, whatever they hold. */
const LONGEST_READ = 1024 * 1024;

/** The kinds of streams of a column that hold integers in runs. */
export function integerStreams(column: OrcColumn, stripe: Stripe): Stream_Kind[] {
  const kinds = indexedStreams(column, stripe)
    .filter(({ packed }) => packed === 'integers')
    .map(({ kind }) => kind);
  if (isDictionary(stripe.encodings[column.id])) kinds.push(Stream_Kind.LENGTH);
  return kinds.filter((kind) => streamOf(stripe, column.id, kind));
}

/** Takes a stream of integers apart into its first runs. */
export async function readRuns(
  source: ByteSource,
  tail: OrcTail,
  stripe: Stripe,
  column: OrcColumn,
  kind: Stream_Kind,
  name: string,
): Promise<RunsView | null> {
  const place = streamOf(stripe, column.id, kind);
  if (!place || !integerStreams(column, stripe).includes(kind)) return null;
  const version = runVersion(stripe.encodings[column.id]);
  const end = Math.min(place.end, place.start + LONGEST_READ);
  const stream = new OrcStream(await source.read(place.start, end), tail.codec);
  const isSigned = hasSign(column, stripe, kind);
  const runs: RunView[] = [];
  while (runs.length < MOST_RUNS && !stream.isAtEnd()) {
    const run = version === 1 ? readRunV1(stream, isSigned) : readRunV2(stream, isSigned);
    runs.push({
      kind: run.kind,
      count: run.values.length,
      width: run.width ?? null,
      patches: run.patches ?? 0,
      first: run.values.slice(0, SHOWN_VALUES).map(plainInteger),
    });
  }
  return { stream: name, version, runs, hasMore: !stream.isAtEnd() };
}

function hasSign({ id, kind }: OrcColumn, stripe: Stripe, stream: Stream_Kind): boolean {
  if (stream === Stream_Kind.SECONDARY) return kind === Type_Kind.DECIMAL;
  return stream === Stream_Kind.DATA && !isDictionary(stripe.encodings[id]);
}
