import type { Action } from './model.ts';
import { limits } from './settings.ts';
import type { Settings } from './settings.ts';

const letters: Record<keyof Settings, string> = {
  trigger: 't',
  sizeRatio: 's',
  maxSizeAmp: 'a',
  fullEvery: 'n',
};
const settingNames = ['trigger', 'sizeRatio', 'maxSizeAmp', 'fullEvery'] as const;

/**
 * Steps as text: `f` flush, `c` compact, `r10` and `r100` run, `m` measure, `t20` `s5` `a100` `n10` set a control; `f4`
 * is four flushes.
 */
export function writeActions(actions: readonly Action[]): string {
  const parts: { text: string; times: number }[] = [];
  for (const action of actions) {
    const text = writeAction(action);
    const last = parts.at(-1);
    if (text === 'f' && last?.text === 'f') last.times += 1;
    else parts.push({ text, times: 1 });
  }
  return parts.map(({ text, times }) => (times > 1 ? text + String(times) : text)).join('');
}

function writeAction(action: Action): string {
  if (action.kind === 'run') return `r${String(action.flushes)}`;
  if (action.kind === 'set') return letters[action.setting] + String(action.value);
  return action.kind.charAt(0);
}

/** Null for text that `writeActions` cannot have written. Never throws. */
export function readActions(text: string): Action[] | null {
  if (!/^([fcmrtsan]\d{0,3})*$/.test(text)) return null;
  const actions: Action[] = [];
  for (const [, letter = '', digits = ''] of text.matchAll(/([a-z])(\d*)/g)) {
    const some = readAction(letter, digits);
    if (!some) return null;
    actions.push(...some);
  }
  return actions;
}

function readAction(letter: string, digits: string): Action[] | null {
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
