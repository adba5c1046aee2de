import { findPreset } from '../simulator.ts';
import { presets } from './presets.ts';
import { startSession } from './session.ts';
import type { Session } from './session.ts';
import { isPossible } from './settings.ts';
import type { Settings } from './settings.ts';

/** One letter per setting; `x`, the slow batch, is left out where there is none. */
const letters: Record<Exclude<keyof Settings, 'inOrder' | 'slowBatch'>, string> = {
  workers: 'w',
  prefetch: 'p',
  batches: 'n',
  loadMs: 'l',
  stepMs: 's',
  slowMs: 'd',
  pinMs: 'q',
  samples: 'b',
  sampleBytes: 'f',
};
const MAX_LENGTH = 120;

/**
 * A session as text: the preset's id, all settings after `_` where they differ from it
 * (`_w4p2n12l200s60d1500q0b256f602112o1`, with `x0` before the `o` for a slow batch 0), and after a dot the events
 * taken. Needs no escaping in an address.
 */
export function encodeSession({ preset, settings, at }: Session): string {
  const own = encodeSettings(settings);
  const changed = own === encodeSettings(findPreset(presets, preset).settings) ? '' : `_${own}`;
  return `${preset}${changed}${at === 0 ? '' : `.${String(at)}`}`;
}

function encodeSettings(settings: Settings): string {
  const numbers = letterNames.map((name) => letters[name] + String(settings[name])).join('');
  const slow = settings.slowBatch === null ? '' : `x${String(settings.slowBatch)}`;
  return `${numbers}${slow}o${settings.inOrder ? '1' : '0'}`;
}

const letterNames = Object.keys(letters) as (keyof typeof letters)[];

/** Null for text that `encodeSession` cannot have written. Never throws. */
export function decodeSession(text: string): Session | null {
  const match = /^([a-z-]+)(?:_([a-z0-9]+))?(?:\.([1-9]\d{0,3}))?$/.exec(text);
  const preset = presets.find(({ id }) => id === match?.[1]);
  if (text.length > MAX_LENGTH || !match || !preset) return null;
  const [, , own, events = '0'] = match;
  const settings = own === undefined ? preset.settings : decodeSettings(own);
  if (!settings || !isPossible(settings)) return null;
  const session = startSession(preset.id, settings, Number(events));
  return encodeSession(session) === text ? session : null;
}

function decodeSettings(text: string): Settings | null {
  const found = new Map(
    [...text.matchAll(/([a-z])(\d{1,6})/g)].map(([, letter, digits]) => [letter, Number(digits)]),
  );
  const number = (letter: string) => found.get(letter) ?? NaN;
  const settings: Settings = {
    workers: number('w'),
    prefetch: number('p'),
    batches: number('n'),
    loadMs: number('l'),
    stepMs: number('s'),
    slowBatch: found.get('x') ?? null,
    slowMs: number('d'),
    pinMs: number('q'),
    inOrder: number('o') === 1,
    samples: number('b'),
    sampleBytes: number('f'),
  };
  return encodeSettings(settings) === text ? settings : null;
}
