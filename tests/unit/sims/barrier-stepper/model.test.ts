import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActions, writeActions } from '../../../../src/sims/barrier-stepper/address.ts';
import { step } from '../../../../src/sims/barrier-stepper/model.ts';
import { modeNames, ranges } from '../../../../src/sims/barrier-stepper/names.ts';
import { presets, presetState } from '../../../../src/sims/barrier-stepper/presets.ts';
import { begin, cities, ordersIn, orderOf } from '../../../../src/sims/barrier-stepper/state.ts';
import type { Action, Mode, Order, State } from '../../../../src/sims/barrier-stepper/state.ts';
import { describe as tell, tellPicture } from '../../../../src/sims/barrier-stepper/words.ts';

const letter = (letters: string) =>
  fc.constantFrom(...letters).map((each): Action => {
    const [action] = readActions(each) ?? [];
    if (!action) throw new Error(`no action ${each}`);
    return action;
  });
const someActions = fc.array(letter('ccccddddxxyyiiiijjjjttaaaggkrr'), { maxLength: 60 });
const anyActions = fc.array(letter('ccddxyiijjtagkrlouw'), { maxLength: 60 });
const modes = Object.keys(modeNames) as Mode[];
const anyMode = fc.constantFrom(...modes);
const exactlyOnce = fc.constantFrom(...modes.filter((mode) => mode !== 'at-least-once'));
const runs = { numRuns: 300 };

/** Orders that a source has handed out since the last restart or before it. */
const sent = ({ channels }: State): Order[] =>
  cities.flatMap((city) =>
    Array.from({ length: channels[city].position }, (_, index) => orderOf(city, index + 1)),
  );
const moving = ({ channels }: State): Order[] =>
  cities.flatMap((city) => ordersIn([...channels[city].queue, ...channels[city].held]));

describe('the model', () => {
  it('exactly once, has each order that was sent either counted once or on its way', () => {
    fc.assert(
      fc.property(exactlyOnce, someActions, (mode, actions) => {
        const state = actions.reduce(step, begin(mode));
        if (state.running)
          expect([...state.counted, ...moving(state)].toSorted()).toEqual(sent(state).toSorted());
      }),
      runs,
    );
  });

  it('exactly once, cuts both channels at the barriers: state and in-flight data make the cut', () => {
    fc.assert(
      fc.property(exactlyOnce, someActions, (mode, actions) => {
        const { last } = actions.reduce(step, begin(mode));
        const before = cities.flatMap((city) =>
          Array.from({ length: last.positions[city] }, (_, index) => orderOf(city, index + 1)),
        );
        expect([...last.counted, ...last.inFlight].toSorted()).toEqual(before.toSorted());
      }),
      runs,
    );
  });

  it('at least once, loses no order, blocks no channel and stores none in flight', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        const state = actions.reduce(step, begin('at-least-once'));
        if (state.running)
          expect([...state.counted, ...moving(state)]).toEqual(expect.arrayContaining(sent(state)));
        expect(cities.some((city) => state.channels[city].stopped)).toBe(false);
        expect(state.last.inFlight).toEqual([]);
      }),
      runs,
    );
  });

  it('aligned, stores nothing in flight; unaligned, blocks no channel', () => {
    fc.assert(
      fc.property(someActions, (actions) => {
        expect(actions.reduce(step, begin('aligned')).last.inFlight).toEqual([]);
        const { channels } = actions.reduce(step, begin('unaligned'));
        expect(cities.some((city) => channels[city].stopped)).toBe(false);
      }),
      runs,
    );
  });

  it('ends with the same counts in all modes of exactly once, after a restart and all orders', () => {
    const rest = readActions(`kr${'cdij'.repeat(12)}`) ?? [];
    fc.assert(
      fc.property(exactlyOnce, someActions, (mode, actions) => {
        const state = [...actions, ...rest].reduce(step, begin(mode));
        expect(ranges(state.counted)).toBe('c1–c6, d1–d6');
        expect(state.counted).toHaveLength(12);
      }),
      runs,
    );
  });

  it('does the same steps again in another mode, and comes back to the same state', () => {
    fc.assert(
      fc.property(
        anyMode,
        anyMode,
        fc.constantFrom(...presets),
        someActions,
        (to, _, from, all) => {
          const state = all.reduce(step, presetState(from));
          const there = step(state, { kind: 'mode', mode: to });
          const back = step(there, { kind: 'mode', mode: state.mode });
          expect({ ...back, events: [] }).toEqual({ ...state, events: [] });
        },
      ),
      runs,
    );
  });

  it('gives the same state where an action can do nothing', () => {
    const start = begin('aligned');
    for (const action of readActions('ijtagrl') ?? []) expect(step(start, action)).toBe(start);
    const crashed = step(start, { kind: 'crash' });
    for (const action of readActions('cdxyijtagk') ?? [])
      expect(step(crashed, action)).toBe(crashed);
  });

  it('has words for every state, of 22 words a sentence at most', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), anyActions, (preset, actions) => {
        const state = actions.reduce(step, presetState(preset));
        const words = tell(state).flatMap((text) => text.split(/(?<=\.) (?=[A-Z])/));
        expect([...words, tellPicture(state)].join(' ')).not.toMatch(/undefined|NaN|null|Infinity/);
        for (const sentence of words) {
          expect(sentence).toMatch(/^[A-Z\d].*\.$/);
          expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(22);
        }
      }),
      runs,
    );
  });
});

describe('an address', () => {
  it('holds all actions, a letter each', () => {
    fc.assert(
      fc.property(fc.array(letter('cdxyijtagkrlouw'), { minLength: 1 }), (actions) => {
        expect(readActions(writeActions(actions))).toEqual(actions);
      }),
    );
    for (const text of ['', 'q', 'cé', 'c.d', 'constructor']) expect(readActions(text)).toBeNull();
  });
});
