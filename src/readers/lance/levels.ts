import { Unreadable } from '../unreadable.ts';
import { RepDefLayer } from './proto/encodings_v2_1_pb.ts';

/** Stands for a null of the field at a depth of the type tree (0 is the top), and all below it. */
export class NullAt {
  readonly depth: number;
  constructor(depth: number) {
    this.depth = depth;
  }
}

/** A leaf's values with the lists around them. */
export type Nested<T> = T | NullAt | Nested<T>[];

interface Layer {
  isList: boolean;
  /** Of the definition level that says so, or 0. */
  nullLevel: number;
  emptyLevel: number;
}

/** What the levels of a page mean. */
export interface Levels {
  /** From the leaf outwards. */
  layers: Layer[];
  /** Repetition level of a new row: the number of lists around a value. */
  maxRepetition: number;
  /** Up to this definition level there is a value in the page, if only an empty place. */
  maxVisible: number;
}

/**
 * Lance numbers levels from the inside: repetition 0 goes on with the innermost list, and definition
 * 0 is a value that is there (crate lance-encoding 14.0.2, `repdef.rs`). Parquet does it the other way.
 *
 * @param depth how many fields there are from the top to the leaf
 * @throws Unreadable where the layers are not one for each field
 */
export function readLayers(layers: readonly RepDefLayer[], depth: number): Levels {
  if (layers.length !== depth) {
    throw new Unreadable(
      `A page has ${layers.length} layers of structure for ${depth} fields: this page does not decode that.`,
    );
  }
  let level = 0;
  let maxVisible = 0;
  let maxRepetition = 0;
  const read = layers.map((layer): Layer => {
    const isList =
      layer === RepDefLayer.REPDEF_ALL_VALID_LIST ||
      layer === RepDefLayer.REPDEF_NULLABLE_LIST ||
      layer === RepDefLayer.REPDEF_EMPTYABLE_LIST ||
      layer === RepDefLayer.REPDEF_NULL_AND_EMPTY_LIST;
    const hasNull =
      layer === RepDefLayer.REPDEF_NULLABLE_ITEM ||
      layer === RepDefLayer.REPDEF_NULLABLE_LIST ||
      layer === RepDefLayer.REPDEF_NULL_AND_EMPTY_LIST;
    const hasEmpty =
      layer === RepDefLayer.REPDEF_EMPTYABLE_LIST ||
      layer === RepDefLayer.REPDEF_NULL_AND_EMPTY_LIST;
    if (isList) maxRepetition += 1;
    const nullLevel = hasNull ? (level += 1) : 0;
    const emptyLevel = hasEmpty ? (level += 1) : 0;
    if (maxRepetition === 0) maxVisible = level;
    return { isList, nullLevel, emptyLevel };
  });
  return { layers: read, maxRepetition, maxVisible };
}

/**
 * Builds rows of levels and values.
 *
 * @param repetition empty where there are no lists
 * @param definition empty where all is there
 * @param next gives the next value of the page
 * @param count of levels, or of values where there are no levels
 * @param rows how many are wanted: what comes after is left
 * @param hasRest whether the end of an earlier row comes first, which is left out
 */
export function buildRows<T>(
  levels: Levels,
  repetition: readonly number[],
  definition: readonly number[],
  next: () => T,
  count: number,
  rows: number,
  hasRest: boolean,
): Nested<T>[] {
  const { layers, maxRepetition, maxVisible } = levels;
  const result: Nested<T>[] = [];
  /** The lists that are open, by their repetition level. */
  const open: Nested<T>[][] = [];
  for (let at = 0; at < count; at += 1) {
    const starts = maxRepetition === 0 ? 0 : (repetition[at] ?? 0);
    const isRow = starts >= maxRepetition;
    if (isRow && result.length === rows) break;
    const level = definition[at] ?? 0;
    if (!isRow && hasRest && result.length === 0) {
      if (level <= maxVisible) next();
      continue;
    }
    let into = isRow ? result : open[starts + 1];
    if (!into) throw badLevels();
    // From the outermost layer that begins here, inwards.
    let list = isRow ? maxRepetition : starts;
    const item = level <= maxVisible ? next() : undefined;
    let layer = layerBelow(layers, isRow ? maxRepetition + 1 : starts + 1);
    for (; layer >= 0; layer -= 1) {
      const { isList, nullLevel, emptyLevel } = layers[layer] ?? {
        isList: false,
        nullLevel: 0,
        emptyLevel: 0,
      };
      if (level > 0 && level === nullLevel) {
        into.push(new NullAt(layers.length - 1 - layer));
        break;
      }
      if (level > 0 && level === emptyLevel) {
        into.push([]);
        break;
      }
      if (isList) {
        const inner: Nested<T>[] = [];
        into.push(inner);
        open[list] = inner;
        list -= 1;
        into = inner;
      }
    }
    if (layer < 0) {
      if (item === undefined) throw badLevels();
      into.push(item);
    }
  }
  return result;
}

/** The outermost layer that lies within the list of a repetition level. */
function layerBelow(layers: readonly Layer[], list: number): number {
  let lists = 0;
  for (let at = 0; at < layers.length; at += 1) {
    if (layers[at]?.isList) {
      lists += 1;
      if (lists === list) return at - 1;
    }
  }
  return layers.length - 1;
}

function badLevels(): Unreadable {
  return new Unreadable('The levels of a page contradict each other: the file is damaged.');
}
