import { formatNumber } from '../../domain/amounts.ts';
import { loadIds } from './loads.ts';
import type { LoadId } from './loads.ts';
import type { Action, Settings } from './state.ts';

/** One setting: its letter in addresses, and what it can be. */
export interface Knob {
  readonly letter: string;
  readonly key: keyof Settings;
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly act: Action;
  }[];
}

const knob = <Key extends keyof Settings>(
  letter: string,
  key: Key,
  label: string,
  options: readonly (readonly [value: Settings[Key], label: string])[],
): Knob => ({
  letter,
  key,
  label,
  options: options.map(([value, words]) => ({
    value: String(value),
    label: words,
    act: { kind: 'set', to: { [key]: value } },
  })),
});

const milliseconds = (...values: number[]) =>
  values.map((value) => [value, `${formatNumber(value)} ms`] as const);
const services: Readonly<Record<LoadId, string>> = {
  even: 'each 40 ms',
  slow: '2: 200 ms',
  mixed: '10–90 ms',
  flaky: '3 fails twice',
};

/** What the slider sets. */
export const capacity = knob(
  'q',
  'capacity',
  'Capacity',
  [1, 2, 3, 4, 5, 6, 7, 8].map((places) => [places, `${places} places`] as const),
);

/** What is chosen from lists. */
export const knobs: readonly Knob[] = [
  knob('o', 'mode', 'Results', [
    ['ordered', 'ordered'],
    ['unordered', 'unordered'],
  ]),
  knob('w', 'marks', 'Watermarks', [
    [0, 'none'],
    [3, 'after every 3rd'],
    [1, 'after every one'],
  ]),
  knob('a', 'every', 'A record every', milliseconds(5, 10, 20, 40)),
  knob(
    'l',
    'load',
    'Service',
    loadIds.map((id) => [id, services[id]] as const),
  ),
  knob('t', 'timeout', 'Timeout', milliseconds(100, 150, 1000)),
  knob('d', 'onTimeout', 'A timeout', [
    ['fail', 'fails the job'],
    ['default', 'gives default'],
  ]),
  knob('x', 'retries', 'Retries', [
    [0, 'none'],
    [2, 'at most 2'],
  ]),
];
