import { OFF, partitions, SECOND } from './state.ts';
import type { Action, Settings } from './state.ts';

/** The most seconds that a setting can have. */
export const limits: Readonly<Record<keyof Settings, number>> = {
  bound: 30,
  timeout: 20,
  lateness: 30,
  drift: 30,
};

const letters: Readonly<Record<keyof Settings, string>> = {
  bound: 'b',
  timeout: 'i',
  lateness: 'l',
  drift: 'd',
};

/** A setting in seconds: 0 is off, where it can be off. */
export function secondsOf(value: number): number {
  return value === OFF ? 0 : value / SECOND;
}

export function setTo(name: keyof Settings, seconds: number): Action {
  const isOff = seconds === 0 && (name === 'timeout' || name === 'drift');
  return { kind: 'set', name, value: isOff ? OFF : seconds * SECOND };
}

/** `g5` goes on for five seconds, `p2` stops partition 2 or lets it go on, `b20` is a bound of 20 s, `i0` no idleness. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'go':
      return `g${action.seconds}`;
    case 'turn':
      return `p${action.partition}`;
    case 'set':
      return `${letters[action.name]}${secondsOf(action.value)}`;
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  const number = Number(/^[gpbild](0|[1-9]\d?)$/.exec(text)?.[1] ?? NaN);
  if (Number.isNaN(number)) return null;
  const letter = text.charAt(0);
  if (letter === 'g') return number > 0 ? { kind: 'go', seconds: number } : null;
  if (letter === 'p') {
    const partition = partitions.find((each) => each === number);
    return partition === undefined ? null : { kind: 'turn', partition };
  }
  const name = names.find((each) => letters[each] === letter);
  return name && number <= limits[name] ? setTo(name, number) : null;
}

const names = ['bound', 'timeout', 'lateness', 'drift'] as const;
