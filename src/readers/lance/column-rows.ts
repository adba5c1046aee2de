import type { Plain } from '../plain-value.ts';
import type { ByteSource } from '../source.ts';
import { Unreadable } from '../unreadable.ts';
import { bitAt, damagedBlock, numbersOf, valueAt, type Block } from './block.ts';
import { readConstant } from './constant-page.ts';
import { decodes, type LanceColumn, type LanceFile, type LancePage } from './data-file.ts';
import { readFullZip } from './full-zip.ts';
import { buildRows, NullAt, readLayers, type Nested } from './levels.ts';
import { readMiniBlocks, type PageData } from './mini-block.ts';
import type { LanceField } from './schema.ts';
import { valueType, type ValueType } from './value-type.ts';

/**
 * Decodes rows `from` up to but not including `to` of a leaf's column.
 *
 * @param path the fields from the top to the leaf
 * @throws Unreadable where a page is damaged, or not decoded here
 */
export async function readColumnRows(
  source: ByteSource,
  file: LanceFile,
  column: LanceColumn,
  path: readonly LanceField[],
  from: number,
  to: number,
): Promise<Nested<Plain>[]> {
  const leaf = path.at(-1);
  if (!leaf) return [];
  const type = valueType(leaf.type, leaf.path);
  const rows: Nested<Plain>[] = [];
  for (const page of column.pages) {
    const first = Math.max(0, from - page.firstRow);
    const after = Math.min(page.rows, to - page.firstRow);
    if (first >= after) continue;
    const own = await readPageRows(source, file, page, path, type, first, after);
    if (own.length !== after - first) throw damagedBlock();
    rows.push(...own);
  }
  if (rows.length !== to - from) {
    throw new Unreadable(
      `The pages of column ${leaf.path} in ${file.name} end before row ${to}: the file is damaged.`,
    );
  }
  return rows;
}

async function readPageRows(
  source: ByteSource,
  file: LanceFile,
  page: LancePage,
  path: readonly LanceField[],
  type: ValueType,
  from: number,
  to: number,
): Promise<Nested<Plain>[]> {
  const layout = page.layout?.layout;
  const leaf = path.at(-1);
  const depth = path.length;
  switch (layout?.case) {
    case 'miniBlockLayout': {
      const levels = readLayers(layout.value.layers, depth);
      const data = await readMiniBlocks(source, page, layout.value, from, to);
      const rows = buildPage(data, levels, type, to - data.firstRow);
      return rows.slice(from - data.firstRow);
    }
    case 'fullZipLayout': {
      const levels = readLayers(layout.value.layers, depth);
      const data = await readFullZip(source, page, layout.value, levels, from, to);
      return buildPage(data, levels, type, to - from);
    }
    case 'constantLayout': {
      const levels = readLayers(layout.value.layers, depth);
      const { data, isAllNull } = await readConstant(source, page, layout.value, type);
      if (isAllNull && data.repetition.length === 0 && data.definition.length === 0) {
        return Array.from({ length: to - from }, () => new NullAt(depth - 1));
      }
      const [value = { kind: 'null', count: 1 } as const] = data.blocks;
      const plain = plainAt(value, type, 0);
      const rows = buildRows(
        levels,
        data.repetition,
        data.definition,
        () => plain,
        data.repetition.length + data.definition.length > 0 ? data.count : to,
        to,
        false,
      );
      return rows.slice(from);
    }
    case 'blobLayout':
      throw new Unreadable(
        `Column ${leaf?.path ?? ''} is stored as blobs: large values out of line. This page shows where they are, and does not decode them.`,
      );
    default:
      throw new Unreadable(
        decodes(file.version)
          ? `A page of column ${leaf?.path ?? ''} has no layout that this page knows.`
          : `${file.name} is of file version ${file.version}. This page shows its structure, and decodes the values of versions 2.1 and 2.2.`,
      );
  }
}

function buildPage(
  data: PageData,
  levels: ReturnType<typeof readLayers>,
  type: ValueType,
  rows: number,
): Nested<Plain>[] {
  const next = values(data, type);
  return buildRows(levels, data.repetition, data.definition, next, data.count, rows, data.hasRest);
}

/** The values of a page's blocks, one after another; from a dictionary where there is one. */
function values({ blocks, dictionary }: PageData, type: ValueType): () => Plain {
  let block = 0;
  let at = 0;
  let numbers: readonly number[] = [];
  return () => {
    for (;;) {
      const current = blocks[block];
      if (!current) throw damagedBlock();
      if (at >= current.count) {
        block += 1;
        at = 0;
        continue;
      }
      if (!dictionary) return plainAt(current, type, at++);
      if (at === 0) numbers = numbersOf(current);
      const number = numbers[at++] ?? 0;
      return plainAt(dictionary, type, number);
    }
  };
}

function plainAt(block: Block, type: ValueType, at: number): Plain {
  if (type.items > 1 || block.kind === 'lists') return plainList(block, type, at);
  const bytes = valueAt(block, at);
  if (bytes === null) return null;
  if (type.bits !== null && bytes.length < Math.ceil(type.bits / 8)) throw damagedBlock();
  if (type.bits === 1) return type.plain(new Uint8Array([(bytes[0] ?? 0) & 1]));
  return type.plain(bytes);
}

function plainList(block: Block, type: ValueType, at: number): Plain {
  if (block.kind === 'null') return null;
  const inner: ValueType = { ...type, items: 1 };
  if (block.kind !== 'lists') {
    // A fixed-size list whose items were not told apart: all of its bytes are one value.
    const bytes = valueAt(block, at) ?? new Uint8Array();
    const size = (type.bits ?? 0) / 8;
    if (!Number.isInteger(size) || size < 1 || bytes.length < size * type.items)
      throw damagedBlock();
    return Array.from({ length: type.items }, (_, item) =>
      type.plain(bytes.subarray(item * size, (item + 1) * size)),
    );
  }
  const { size, items, valid } = block;
  if (at >= block.count || size !== type.items) throw damagedBlock();
  return Array.from({ length: size }, (_, item) => {
    const place = at * size + item;
    return valid && !bitAt(valid, place) ? null : plainAt(items, inner, place);
  });
}
