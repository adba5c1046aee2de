import type { PlanInput } from './input.ts';
import { isLabChoice } from './lab-choice.ts';

/**
 * Input that was stored or came with a file, checked for its shape; null where it is not one.
 * `planPath` checks the values.
 */
export function readPlanInput(value: unknown): PlanInput | null {
  if (typeof value !== 'object' || value === null) return null;
  const is = (part: unknown, ...types: string[]) =>
    types.includes(part === null ? 'null' : typeof part);
  const isTexts = (part: unknown) =>
    Array.isArray(part) && part.every((entry) => typeof entry === 'string');
  const { qualifications, weights, start, target, ...rest }: Record<string, unknown> = {
    ...value,
  };
  const lists = (['known', 'done', 'labsDone', 'skills'] as const).map((name) => rest[name]);
  const numbers = (['hoursPerWeek', 'review', 'buffer', 'pace'] as const).map((name) => rest[name]);
  const isInput =
    (qualifications === 'all' || isTexts(qualifications)) &&
    (weights === undefined ||
      (is(weights, 'object') &&
        Object.values(Object(weights)).every((weight) => is(weight, 'number')))) &&
    lists.every((part) => part === undefined || isTexts(part)) &&
    is(rest['labs'], 'boolean', 'undefined') &&
    (rest['labChoice'] === undefined || isLabChoice(rest['labChoice'])) &&
    is(start, 'string') &&
    is(rest['since'], 'string', 'undefined') &&
    is(target, 'string', 'null', 'undefined') &&
    numbers.every((part) => is(part, 'number', 'undefined'));
  return isInput ? (value as PlanInput) : null;
}
