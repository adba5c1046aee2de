import { describe, expect, it } from 'vitest';
import { fileOf, readBack } from '../../../../src/sims/shredder/model.ts';
import type { Action } from '../../../../src/sims/shredder/model.ts';
import { simulator } from '../../../../src/sims/shredder/simulator.ts';
import { describe as words } from '../../../../src/sims/shredder/words.ts';

const shred: Action = { kind: 'shred' };
const turn = (letter: string): Action => ({ kind: 'turn', letter });
const add = (which: number): Action => ({ kind: 'add', which });

const after = (preset: string, ...actions: readonly Action[]) =>
  actions.reduce(simulator.act, simulator.start(preset)).state;
/** `r d` of each entry of a leaf. */
const levels = (state: ReturnType<typeof after>, leaf = 0) =>
  fileOf(state)[leaf]?.column.map(({ r, d }) => `${r} ${d}`);
const four = [shred, shred, shred, shred];

describe('each preset keeps what it promises', () => {
  it('four-kinds: each step that cannot be missing takes a level away, and a row with it', () => {
    expect(levels(after('four-kinds', ...four))).toEqual(['0 0', '0 1', '0 2', '0 3']);
    expect(levels(after('four-kinds', ...four, turn('c')))).toEqual(['0 0', '0 1', '0 2']);
    const both = after('four-kinds', ...four, turn('c'), turn('a'));
    expect(levels(both)).toEqual(['0 0', '0 1']);
    expect(both.taken.map(({ misfit }) => misfit?.name)).toEqual([
      'tries',
      undefined,
      'element',
      undefined,
    ]);
  });

  it('lists-in-lists: the level says which list goes on, and tells an empty one from none', () => {
    expect(levels(after('lists-in-lists', shred), 1)).toEqual(['0 5', '2 5', '1 5']);
    const more = after('lists-in-lists', shred, shred, add(4), shred);
    expect(levels(more, 1)?.slice(-2)).toEqual(['0 3', '0 4']);
  });

  it('required-leaf: levels are there for the parent, and go with it', () => {
    expect(levels(after('required-leaf', shred, shred, shred))).toEqual(['0 1', '0 0', '0 1']);
    const flat = after('required-leaf', shred, shred, shred, turn('a'));
    expect(levels(flat)).toEqual(['0 0', '0 0']);
    expect(words(flat).join(' ')).toContain('kg: r not stored, d not stored');
  });

  it('map: both leaves have all entries, and a key cannot be null', () => {
    const state = after('map', shred, shred, shred);
    expect(levels(state)).toEqual(['0 2', '1 2', '0 0', '0 1']);
    expect(levels(state, 1)).toEqual(['0 3', '1 2', '0 0', '0 1']);
    const refused = after('map', shred, shred, shred, add(4), shred);
    expect(words(refused)[0]).toBe('Row 4, {null: 15}, is refused: key is null and required.');
    expect(after('map', shred, turn('d')).taken[0]?.misfit?.name).toBe('value');
  });

  it('bare: an empty list and a null are one, until a group stands around the list', () => {
    const all = [shred, shred, shred];
    expect(readBack(after('bare', ...all))).toEqual([[7, 8], [], []]);
    for (const form of ['two', 'three'] as const)
      expect(readBack(after('bare', ...all, { kind: 'form', form }))).toEqual([[7, 8], [], null]);
  });

  it('old-writer: a null element is refused, and has a level with three', () => {
    const all = [shred, shred, shred];
    expect(readBack(after('old-writer', ...all))).toEqual([[7], []]);
    const three = after('old-writer', ...all, { kind: 'form', form: 'three' });
    expect(levels(three)).toEqual(['0 3', '0 2', '0 1']);
  });
});
