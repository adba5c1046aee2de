import { readParameter, writeParameter } from '../address.ts';
import type { Action } from './model.ts';
import { limits } from './settings.ts';
import type { Settings } from './settings.ts';
import { findPreset, presetIds } from './presets.ts';
import { act, MAX_STEPS, startSession } from './session.ts';
import type { Session } from './session.ts';

export const PARAMETER = 'lsm';

const letters: Record<keyof Settings, string> = {
  trigger: 't',
  sizeRatio: 's',
  maxSizeAmp: 'a',
  fullEvery: 'n',
};
const MAX_LENGTH = 2_000;

/**
 * A session as text: the preset's id and, after a dot, the steps. `f` flush, `c` compact, `r10` and `r100` run, `m`
 * measure, `t20` `s5` `a100` `n10` set a control; `f4` is four flushes. Needs no escaping in an address.
 */
export function encodeSession({ preset, actions }: Session): string {
  const parts: { text: string; times: number }[] = [];
  for (const action of actions) {
    const text = encodeAction(action);
    const last = parts.at(-1);
    if (text === 'f' && last?.text === 'f') last.times += 1;
    else parts.push({ text, times: 1 });
  }
  const steps = parts.map(({ text, times }) => (times > 1 ? text + String(times) : text)).join('');
  return steps === '' ? preset.id : `${preset.id}.${steps}`;
}

function encodeAction(action: Action): string {
  if (action.kind === 'run') return `r${String(action.flushes)}`;
  if (action.kind === 'set') return letters[action.setting] + String(action.value);
  return action.kind.charAt(0);
}

/** Null for text that `encodeSession` cannot have written. Never throws. */
export function decodeSession(text: string): Session | null {
  if (text.length > MAX_LENGTH) return null;
  const [id, steps = '', ...rest] = text.split('.');
  const known = presetIds.find((each) => each === id);
  if (!known || rest.length > 0 || !/^([fcmrtsan]\d{0,3})*$/.test(steps)) return null;
  let session = startSession(findPreset(known));
  for (const [, letter = '', digits = ''] of steps.matchAll(/([a-z])(\d*)/g)) {
    const actions = decodeActions(letter, digits);
    if (!actions || session.actions.length + actions.length > MAX_STEPS) return null;
    for (const action of actions) session = act(session, action);
    if (session.state.event.kind === 'refused') return null;
  }
  return session;
}

function decodeActions(letter: string, digits: string): Action[] | null {
  if (letter === 'f')
    return Array.from({ length: digits === '' ? 1 : Number(digits) }, () => ({ kind: 'flush' }));
  if (letter === 'r')
    return digits === '10' || digits === '100'
      ? [{ kind: 'run', flushes: digits === '10' ? 10 : 100 }]
      : null;
  if (letter === 'c' || letter === 'm') {
    return digits === '' ? [{ kind: letter === 'c' ? 'compact' : 'measure' }] : null;
  }
  const setting = settingNames.find((name) => letters[name] === letter);
  if (!setting || digits === '') return null;
  const value = Number(digits);
  const [least, greatest] = limits[setting];
  return value < least || value > greatest ? null : [{ kind: 'set', setting, value }];
}

const settingNames = ['trigger', 'sizeRatio', 'maxSizeAmp', 'fullEvery'] as const;

export function readAddress(search: string): Session | 'damaged' | null {
  return readParameter(search, PARAMETER, decodeSession);
}

export function writeAddress(address: string, session: Session): string {
  return writeParameter(address, PARAMETER, encodeSession(session));
}
