import type { FileTree } from '../../file-tree.ts';
import { decodeAvro, isAvro } from '../../avro/container.ts';
import { parseJson } from '../../json.ts';
import { at, looseOf, numberAt, textAt } from '../../lookup.ts';
import { readWhole } from '../../source.ts';

/** What an instant wrote into one file. */
export interface WriteStat {
  partition: string;
  fileId: string;
  /** Below the table's folder. */
  path: string;
  writes: number;
  deletes: number;
  updates: number;
  inserts: number;
}

/** What a completed instant says of itself. @see Hudi 1.1, HoodieCommitMetadata.avsc */
export interface HudiCommit {
  stats: WriteStat[];
  /** File groups that are no part of the table any more, by partition. */
  replaced: { partition: string; fileId: string }[];
  operation: string;
  /** The table's Avro schema as JSON, or empty. */
  schema: string;
}

const LARGEST = 32 * 1024 * 1024;
const MOST_STATS = 50_000;

/** Avro since table version 8, JSON before. An empty file is an instant that wrote nothing. */
export async function readCommit(tree: FileTree, path: string): Promise<HudiCommit> {
  const bytes = await readWhole(tree.open(path), LARGEST);
  if (bytes.length === 0) return { stats: [], replaced: [], operation: '', schema: '' };
  const body: unknown = isAvro(bytes)
    ? (await decodeAvro(bytes, path)).records[0]
    : parseJson(new TextDecoder().decode(bytes), path);
  const stats: WriteStat[] = [];
  for (const [partition, list] of Object.entries(looseOf(at(body, 'partitionToWriteStats')))) {
    for (const stat of Array.isArray(list) ? list : []) {
      if (stats.length < MOST_STATS) stats.push(readStat(partition, stat));
    }
  }
  return {
    stats,
    replaced: Object.entries(looseOf(at(body, 'partitionToReplaceFileIds'))).flatMap(
      ([partition, ids]) =>
        (Array.isArray(ids) ? ids : []).map((fileId) => ({ partition, fileId: String(fileId) })),
    ),
    operation: textAt(body, 'operationType'),
    schema: textAt(at(body, 'extraMetadata'), 'schema'),
  };
}

function readStat(partition: string, stat: unknown): WriteStat {
  return {
    partition,
    fileId: textAt(stat, 'fileId'),
    path: textAt(stat, 'path'),
    writes: numberAt(stat, 'numWrites'),
    deletes: numberAt(stat, 'numDeletes'),
    updates: numberAt(stat, 'numUpdateWrites'),
    inserts: numberAt(stat, 'numInserts'),
  };
}
