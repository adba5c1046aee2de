import { savedOf } from './loaders.ts';
import { worlds } from './model.ts';
import type { Action, Settings } from './model.ts';

/** `t` trains a step, `c` crashes, `e` trains to the end, `i2-3` is a sampler with the third state and 3 ranks, `s1` a stream. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'train':
      return 't';
    case 'crash':
      return 'c';
    case 'rest':
      return 'e';
    case 'set':
      return encodeSettings(action.settings);
  }
}

function encodeSettings(settings: Settings): string {
  return settings.kind === 'indices'
    ? `i${savedOf.indices.indexOf(settings.saved)}-${settings.ranks}`
    : `s${savedOf.stream.indexOf(settings.saved)}`;
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 't') return { kind: 'train' };
  if (text === 'c') return { kind: 'crash' };
  if (text === 'e') return { kind: 'rest' };
  const stream = savedOf.stream[Number(/^s(\d)$/.exec(text)?.[1] ?? NaN)];
  if (stream) return { kind: 'set', settings: { kind: 'stream', saved: stream } };
  const [, place = '', world] = /^i(\d)-(\d)$/.exec(text) ?? [];
  const saved = savedOf.indices[Number(place === '' ? NaN : place)];
  const ranks = worlds.find((one) => one === Number(world));
  return saved && ranks ? { kind: 'set', settings: { kind: 'indices', saved, ranks } } : null;
}
