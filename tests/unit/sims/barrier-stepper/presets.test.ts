import { describe, expect, it } from 'vitest';
import { readActions } from '../../../../src/sims/barrier-stepper/address.ts';
import { step } from '../../../../src/sims/barrier-stepper/model.ts';
import { ranges } from '../../../../src/sims/barrier-stepper/names.ts';
import { simulator } from '../../../../src/sims/barrier-stepper/simulator.ts';
import { isBlocked } from '../../../../src/sims/barrier-stepper/state.ts';
import type { State } from '../../../../src/sims/barrier-stepper/state.ts';
import { describe as tell } from '../../../../src/sims/barrier-stepper/words.ts';

const begin = (id: string) => simulator.start(id).state;
const play = (state: State, letters: string) => (readActions(letters) ?? []).reduce(step, state);
const words = (state: State) => tell(state).join(' ');

describe('what each preset lets a reader discover', () => {
  it.each([
    ['second-count', 'krccdiij'],
    ['late-order', 'akrccdiij'],
  ])('%s: 8 orders give 8 counts in the modes of exactly once, 10 at least once', (id, letters) => {
    const counts = ['l', 'o', 'u', 'w'].map(
      (mode) => play(begin(id), letters + mode).counted.length,
    );
    expect(counts).toEqual([8, 10, 8, 8]);
  });

  it('second-count: aligned, the checkpoint holds no order from behind a barrier', () => {
    expect(ranges(begin('second-count').last.counted)).toBe('c1–c5, d1–d2');
    const { last } = play(begin('second-count'), 'l');
    expect(ranges(last.counted)).toBe('c1–c3, d1–d2');
    expect(last.positions).toEqual({ cairo: 3, delhi: 2 });
  });

  it('late-order: the three copies of the page’s table', () => {
    const { copy } = begin('late-order');
    expect([ranges(copy?.counted ?? []), ranges(copy?.inFlight ?? [])]).toEqual([
      'c1–c3, d1',
      'd2',
    ]);
    expect(play(begin('late-order'), 'l').copy?.counted).toHaveLength(5);
    expect(play(begin('late-order'), 'o').copy?.counted).toHaveLength(7);
  });

  it('both-channels: what is read before the barrier is not stored', () => {
    const stored = (letters: string) => play(begin('both-channels'), letters).copy?.inFlight.length;
    expect([stored('x'), stored('ix'), stored('ijjx')]).toEqual([5, 4, 2]);
    // What comes after the copy and before delhi’s barrier is stored too; behind a barrier nothing is.
    expect([stored('xd'), stored('xc'), stored('xyd')]).toEqual([6, 5, 5]);
  });

  it('timeout: aligned until then, and fewer orders are stored than unaligned', () => {
    const start = begin('timeout');
    expect(isBlocked(start, 'cairo')).toBe(true);
    const late = play(start, 't');
    expect(ranges(late.copy?.inFlight ?? [])).toBe('d2–d4');
    expect(isBlocked(late, 'cairo')).toBe(false);
    expect(ranges(play(late, 'u').copy?.inFlight ?? [])).toBe('c2–c3, d2–d4');
    // Read in time, delhi’s orders are stored nowhere.
    expect(play(start, 'jjjj').copy).toMatchObject({ finished: true, inFlight: [] });
  });

  it('given-up: the cancel mark opens the channel, behind two orders', () => {
    const waiting = play(begin('given-up'), 'gyjj');
    expect(isBlocked(waiting, 'cairo')).toBe(true);
    const open = play(waiting, 'j');
    expect(isBlocked(open, 'cairo')).toBe(false);
    expect(words(open)).toContain('The operator is done with checkpoint 7: it is aborted.');
    expect(ranges(play(open, 'ii').counted)).toBe('c1–c4, d1–d3');
  });

  it('not-acknowledged: only a complete checkpoint is loaded', () => {
    expect(play(begin('not-acknowledged'), 'kr').counted).toHaveLength(2);
    expect(play(begin('not-acknowledged'), 'akr').counted).toHaveLength(5);
  });
});

describe('what else the operator does', () => {
  it('drops an unaligned copy when the barrier of a newer checkpoint comes', () => {
    const state = play(begin('both-channels'), 'xgyx');
    expect(state.copy).toMatchObject({ id: 8, finished: false });
    expect(words(state)).toContain('it is aborted');
  });

  it('copies for a checkpoint that was given up, but nobody uses it', () => {
    const state = play(begin('timeout'), 'gt');
    expect(words(state)).toContain('Checkpoint 7 was given up: the copy will not be used.');
    expect(play(state, 'a')).toBe(state);
  });
});
