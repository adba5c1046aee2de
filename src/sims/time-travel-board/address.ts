import { joins } from './model.ts';
import type { Action } from './model.ts';
import { ttls } from './times.ts';

/** `j` joins the next label, `m1` sets a join, `t2` a TTL by their places; `l0-23` moves a label, `c1-40` a creation. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'join':
      return 'j';
    case 'set':
      return action.to.join === undefined
        ? `t${ttls.findIndex((ttl) => ttl === action.to.ttl)}`
        : `m${joins.indexOf(action.to.join)}`;
    case 'label':
    case 'created':
      return `${action.kind.charAt(0)}${action.which}-${action.at}`;
  }
}

/** Null for text that stands for no action. */
export function decodeAction(text: string): Action | null {
  if (text === 'j') return { kind: 'join' };
  const [, kind, first, second] = /^([mtlc])(\d)(?:-(0|[1-9]\d?))?$/.exec(text) ?? [];
  if (kind === undefined) return null;
  const which = Number(first);
  if (kind === 'l' || kind === 'c') {
    if (second === undefined) return null;
    return { kind: kind === 'l' ? 'label' : 'created', which, at: Number(second) };
  }
  const [join, ttl] = [joins[which], ttls[which]];
  if (second !== undefined) return null;
  if (kind === 'm') return join ? { kind: 'set', to: { join } } : null;
  return ttl === undefined ? null : { kind: 'set', to: { ttl } };
}
