import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from './schema.ts';

/**
 * Item id → its right answer, for every item that was ever published. Append-only: a stored answer
 * means what it meant on the day it was given.
 */
export type AnswerLedger = Readonly<Record<string, string>>;

export const ledgerFile = 'tests/fixtures/answers.json';

export function readLedger(root: string): AnswerLedger {
  const path = join(root, ledgerFile);
  if (!existsSync(path)) return {};
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** One line that changes exactly when the right answer changes. */
export function answerOf(item: Item): string {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return `${item.kind}: ${item.options
        .filter(({ correct }) => correct)
        .map(({ id }) => id)
        .sort()
        .join(' ')}`;
    case 'ordering':
      return `ordering: ${item.steps.map(({ id }) => id).join(' ')}`;
    case 'matching':
      return `matching: ${item.pairs
        .map(({ id }) => id)
        .sort()
        .join(' ')}`;
    case 'numeric':
      return `numeric: ${item.answer} ± ${item.tolerance}${item.unit === undefined ? '' : ` ${item.unit}`}`;
  }
}
