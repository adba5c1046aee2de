import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { checkRuns, PageFault } from './check-page.ts';
import type { Page } from './page-header.ts';
import type { Column } from './schema.ts';

export interface Levels {
  entries: number;
  definitions: number[];
  repetitions: number[];
  /** Entries that have a value. */
  values: number;
  /** Index of the first byte behind the levels. */
  end: number;
}

/** Repetition levels, then definition levels, each only where it can be more than 0. */
export function decodeLevels(column: Column, page: Page, bytes: Uint8Array): Levels {
  const entries = page.values;
  const repetition = decode(column.maxRepetition, page, bytes, 0, 1);
  const definition = decode(column.maxDefinition, page, bytes, repetition.end, 0);
  let values = 0;
  for (const level of definition.levels) if (level === column.maxDefinition) values++;
  const isAll = column.maxDefinition === 0 || values === entries;
  if (page.nulls !== undefined && page.nulls !== entries - (isAll ? entries : values)) {
    throw new PageFault('its header counts other nulls than its levels');
  }
  return {
    entries,
    definitions: isAll ? [] : definition.levels,
    repetitions: repetition.levels,
    values: isAll ? entries : values,
    end: definition.end,
  };
}

function decode(
  max: number,
  page: Page,
  bytes: Uint8Array,
  at: number,
  which: 0 | 1,
): { levels: number[]; end: number } {
  const isV2 = page.type === 'DATA_PAGE_V2';
  const own = which === 1 ? page.repetitionBytes : page.definitionBytes;
  if (max === 0) return { levels: [], end: isV2 ? at + own : at };
  if (page.levelEncodings[which] === 'BIT_PACKED') {
    throw new PageFault('its levels have the encoding BIT_PACKED, which nobody writes any more');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = isV2 ? at : at + 4;
  const end = start + (isV2 ? own : view.getUint32(at, true));
  const width = 32 - Math.clz32(max);
  checkRuns(bytes, start, end, width, page.values);
  const levels = new Array<number>(page.values);
  readRleBitPackedHybrid({ view, offset: start }, width, levels, end - start);
  for (const level of levels) {
    if (level > max) throw new PageFault('a level is higher than the schema allows');
  }
  return { levels, end };
}
