import { layOutJson } from '../../json.ts';
import { at, listAt, numberAt, textAt } from '../../lookup.ts';
import { readPuffinFooter } from '../../puffin.ts';
import { readDeletionVector } from '../../roaring/deletion-vector.ts';
import { readVectorFile } from '../../roaring/vector-file.ts';
import type { ByteSource } from '../../source.ts';
import { MOST_LINES, type FileView } from './view.ts';

const MOST_POSITIONS = 500;

export async function viewPuffin(source: ByteSource): Promise<FileView> {
  const footer = await readPuffinFooter(source);
  const vectors = [];
  for (const blob of listAt(footer, 'blobs').slice(0, MOST_LINES)) {
    if (textAt(blob, 'type') !== 'deletion-vector-v1') continue;
    const start = numberAt(blob, 'offset');
    const bytes = await source.read(start, start + numberAt(blob, 'length'));
    const set = readDeletionVector(bytes.subarray(4, -4), source.name);
    const of = textAt(at(blob, 'properties'), 'referenced-data-file').split('/').at(-1) ?? '';
    vectors.push({
      label: `Rows of ${of}`,
      positions: set.first(MOST_POSITIONS),
      count: set.size,
    });
  }
  return { kind: 'vectors', vectors, text: layOutJson(footer), facts: [] };
}

export async function viewVectors(source: ByteSource): Promise<FileView> {
  const vectors = await readVectorFile(source);
  return {
    kind: 'vectors',
    vectors: vectors.map(({ start, set }) => ({
      label: `The vector at byte ${start}`,
      positions: set.first(MOST_POSITIONS),
      count: set.size,
    })),
    text: '',
    facts: [],
  };
}
