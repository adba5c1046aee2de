import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respond, showStart } from '../../../src/sims/shown.ts';
import type { Shown, Wish } from '../../../src/sims/shown.ts';
import { isFresh } from '../../../src/sims/simulator.ts';
import type { Recorded } from '../../../src/sims/recorded.ts';
import type { Action, State } from './toy/model.ts';
import { simulator } from './toy/simulator.ts';

type Frame = Shown<Recorded<Action, State>>;
const drop: Wish<Action> = { kind: 'act', action: { kind: 'drop' } };
const empty: Wish<Action> = { kind: 'act', action: { kind: 'empty' } };
const guess = (choice: number): Wish<Action> => ({ kind: 'guess', choice });
const open = (search: string): Wish<Action> => ({ kind: 'open', search });
const after = (preset: string, ...wishes: Wish<Action>[]): Frame =>
  wishes.reduce<Frame>(
    (shown, wish) => respond(simulator, shown, wish),
    showStart(simulator, preset),
  );
const words = (shown: Frame) => shown.words.join(' ');
const verdict = (shown: Frame) => shown.guess?.verdict.join(' ');

describe('the frame', () => {
  it('begins with the preset’s words and asks for no address to be written', () => {
    expect(after('full')).toMatchObject({ acted: false, guess: null, refused: false });
    expect(words(after('full'))).toBe('3 drops. Tipped 0 times so far.');
    expect(after('nonsense').session.preset).toBe('empty');
  });

  it('steps, steps back and resets, in words', () => {
    const two = after('empty', drop, drop);
    expect(words(two)).toBe('2 drops. Tipped 0 times so far.');
    expect(two.acted).toBe(true);
    const back = respond(simulator, two, { kind: 'back' });
    expect(words(back)).toBe('One step back. 1 drops. Tipped 0 times so far.');
    expect(back.session).toEqual(after('empty', drop).session);
    const reset = respond(simulator, two, { kind: 'reset' });
    expect(words(reset)).toMatch(/^Back at the start\. 0 drops/);
    expect(reset.session).toEqual(showStart(simulator, 'empty').session);
    expect(words(respond(simulator, reset, { kind: 'back' }))).toBe('This is the start.');
  });

  it('comes back to the start by as many steps back as it took', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(drop, empty)), (wishes) => {
        let shown = after('empty', ...wishes);
        for (let i = shown.session.actions.length; i > 0; i--)
          shown = respond(simulator, shown, { kind: 'back' });
        expect(shown.session).toEqual(showStart(simulator, 'empty').session);
      }),
    );
  });

  it('shows what changes nothing as it was, and says when an address is full', () => {
    const start = after('empty');
    expect(respond(simulator, start, empty)).toBe(start);
    const full = after('empty', drop, drop, drop, drop, drop, drop);
    expect(full.session.actions).toHaveLength(5);
    expect(words(full)).toMatch(/^A link holds 5 steps/);
    expect(full.refused).toBe(true);
    expect(respond(simulator, full, { kind: 'back' }).refused).toBe(false);
  });

  it('takes a drag for one step, and each press of a button for its own', () => {
    const fill = (drops: number): Action => ({ kind: 'fill', drops });
    const press = (drops: number): Wish<Action> => ({ kind: 'act', action: fill(drops) });
    const drag = (drops: number, what = 'level'): Wish<Action> => ({
      kind: 'drag',
      what,
      action: fill(drops),
    });
    const steps = (...wishes: Wish<Action>[]) =>
      simulator.encode(after('empty', ...wishes).session);
    expect(steps(drag(1), drag(2), drag(3))).toBe('empty.f3');
    expect(steps(press(1), press(2), press(3))).toBe('empty.f1.f2.f3');
    expect(steps(press(1), drag(2), drag(3), press(1))).toBe('empty.f1.f3.f1');
    expect(steps(drag(1), drag(2, 'another'))).toBe('empty.f1.f2');
    expect(steps(drag(1), drop, drag(1))).toBe('empty.f1.d.f1');
    expect(steps(drag(1), drag(0))).toBe('empty');
    expect(steps(drag(1), drag(2), { kind: 'back' })).toBe('empty');
    // What an address holds is no drag: the reader's own begins anew, and a step back finds what was opened.
    expect(steps(open('?toy=empty.f1'), drag(2), drag(3))).toBe('empty.f1.f3');
  });

  it('opens an address, and says where one cannot be read, until the next step', () => {
    expect(after('empty', open('?lsm=x'))).toEqual(after('empty'));
    const opened = after('empty', open('?toy=full.e.d'));
    expect(words(opened)).toBe('1 drops. Tipped 0 times so far.');
    expect(opened).toMatchObject({ acted: false, jumps: 1 });
    for (const damaged of ['', 'full.', 'full.x', 'none', 'full.d.d.d.d.d.d', '%00']) {
      const shown = after('empty', open(`?toy=${damaged}`));
      expect(words(shown), damaged).toMatch(/cannot be read.* 0 drops/);
      expect(shown.acted).toBe(false);
      expect(words(respond(simulator, shown, drop))).toBe('1 drops. Tipped 0 times so far.');
    }
  });

  it('reads any text as an address without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(full|empty)[.de]*$/)), (text) => {
        const session = simulator.decode(text);
        if (session) expect(simulator.decode(simulator.encode(session))).toEqual(session);
      }),
    );
  });

  it('refuses in words and leaves the rest as it is', () => {
    const shown = after('empty', drop);
    const refused = respond(simulator, shown, { kind: 'refuse', reason: 'Type first.' });
    expect(refused).toEqual({ ...shown, words: ['Type first.'], refused: true });
  });
});

describe('a guess', () => {
  it('is answered by the model, whether it held or not, with the reason', () => {
    expect(verdict(after('full', guess(0)))).toBe(
      'As you guessed: “It tips”. It held 3 of 3 drops.',
    );
    expect(words(after('full', guess(1)))).toBe('It tips. Tipped 1 times so far.');
    expect(verdict(after('full', guess(1)))).toBe(
      'You guessed “It holds”, and it is “It tips”. It held 3 of 3 drops.',
    );
    expect(verdict(after('empty', guess(0)))).toMatch(
      /^You guessed “It tips”, and it is “It holds”/,
    );
  });

  it('does what its preset says, which can be stepped back and guessed again', () => {
    const shown = after('full', guess(1));
    expect(shown.session).toEqual(after('full', drop).session);
    expect(shown).toMatchObject({
      guess: { mine: 1, truth: 0, verdict: expect.anything() },
      acted: true,
    });
    const back = respond(simulator, shown, { kind: 'back' });
    expect(back.guess).toBeNull();
    expect(respond(simulator, back, guess(0)).guess).toMatchObject({ mine: 0, truth: 0 });
  });

  it('can be skipped, and is about the start alone', () => {
    const skipped = after('full', drop);
    expect(skipped.guess).toBeNull();
    const late = respond(simulator, skipped, guess(0));
    expect(words(late)).toMatch(/Reset/);
    expect(late.session).toBe(skipped.session);
    expect(isFresh(simulator, respond(simulator, late, { kind: 'reset' }).session)).toBe(true);
  });

  it('stays marked while the reader goes on, and goes with the preset', () => {
    const shown = after('full', guess(0), drop);
    expect(shown.guess).toMatchObject({ mine: 0, truth: 0 });
    expect(respond(simulator, shown, { kind: 'preset', id: 'empty' }).guess).toBeNull();
  });

  it('is stored in no address', () => {
    expect(simulator.encode(after('full', guess(1)).session)).toBe('full.d');
  });
});
