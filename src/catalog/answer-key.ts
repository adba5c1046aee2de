import type { AnswerKey } from '../domain/quiz.ts';
import type { Item } from './schema.ts';

/** The JSON block beside an item's form. */
export function toAnswerKey(item: Item): AnswerKey {
  const { id } = item;
  switch (item.kind) {
    case 'single':
      return {
        id,
        kind: item.kind,
        options: item.options.map((option) => option.id),
        right: item.options.find(({ correct }) => correct === true)?.id ?? '',
      };
    case 'multiple':
      return {
        id,
        kind: item.kind,
        options: item.options.map((option) => option.id),
        right: item.options.filter(({ correct }) => correct === true).map((option) => option.id),
      };
    case 'ordering':
      return { id, kind: item.kind, steps: item.steps.map((step) => step.id) };
    case 'matching':
      return {
        id,
        kind: item.kind,
        pairs: item.pairs.map((pair) => pair.id),
        decoys: (item.decoys ?? []).map((decoy) => decoy.id),
      };
    case 'numeric':
      return {
        id,
        kind: item.kind,
        answer: item.answer,
        tolerance: item.tolerance,
        unit: item.unit ?? '',
        traps: item.traps.map(({ value }) => value),
      };
  }
}
