import { RECORDS } from './state.ts';
import type { Element, Settings, State } from './state.ts';

/** All elements of the input: each so many records, a watermark. */
export function inputOf({ marks }: Settings): Element[] {
  return Array.from({ length: RECORDS }, (_, index) => index + 1).flatMap((of): Element[] => [
    { kind: 'record', of },
    ...(marks > 0 && of % marks === 0 ? [{ kind: 'watermark', of } as const] : []),
  ]);
}

/** Elements before the operator, in their order, and when each of them arrives at first. */
export function ahead({ settings, position }: State) {
  return inputOf(settings)
    .slice(position)
    .map((element) => ({ element, at: element.of * settings.every }));
}

/** Elements that have arrived and wait outside. */
export const waiting = (state: State): Element[] =>
  ahead(state)
    .filter(({ at }) => at <= state.now)
    .map(({ element }) => element);

/** Whether the operator holds an element that finds no room: its thread then takes no other input. */
export const isBlocked = (state: State): boolean => !state.failed && waiting(state).length > 0;
