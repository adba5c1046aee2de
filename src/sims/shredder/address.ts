import type { Action } from './model.ts';
import { forms } from './schema.ts';

/** `s` shreds the next row, `w2` adds the third row of the reader's own, `tb` turns node b, `f1` writes two levels. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'shred':
      return 's';
    case 'add':
      return `w${String(action.which)}`;
    case 'turn':
      return `t${action.letter}`;
    case 'form':
      return `f${String(forms.indexOf(action.form))}`;
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 's') return { kind: 'shred' };
  const [, kind, which = ''] = /^([wtf])([a-d\d])$/.exec(text) ?? [];
  const number = Number(which);
  if (kind === 't' && Number.isNaN(number)) return { kind: 'turn', letter: which };
  if (kind === 'w' && !Number.isNaN(number)) return { kind: 'add', which: number };
  const form = forms[number];
  return kind === 'f' && form ? { kind: 'form', form } : null;
}
