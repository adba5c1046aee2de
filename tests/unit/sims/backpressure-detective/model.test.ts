import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/backpressure-detective/address.ts';
import { read, step } from '../../../../src/sims/backpressure-detective/model.ts';
import { simulator } from '../../../../src/sims/backpressure-detective/simulator.ts';
import { taskNames } from '../../../../src/sims/backpressure-detective/state.ts';
import type { Settings, TaskName } from '../../../../src/sims/backpressure-detective/state.ts';
import {
  capacityOf,
  copiesIn,
  measure,
} from '../../../../src/sims/backpressure-detective/steady.ts';
import { describe as tell } from '../../../../src/sims/backpressure-detective/words.ts';
import { anyText } from '../../any-text.ts';
import { anyAction, anySettings } from './arbitraries.ts';

const withTask = (settings: Settings, task: TaskName, copies: number): Settings => ({
  ...settings,
  tasks: { ...settings.tasks, [task]: { ...settings.tasks[task], copies } },
});

describe('a steady job', () => {
  it('divides each second whole, and loses no order', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const steady = measure(settings);
        for (const { busy, backpressured, idle } of steady.subtasks) {
          expect(busy + backpressured + idle).toBeCloseTo(1);
          for (const part of [busy, backpressured, idle]) expect(part).toBeGreaterThanOrEqual(0);
        }
        for (const task of taskNames) {
          const sum = copiesIn(steady, task).reduce((all, { rate }) => all + rate, 0);
          expect(sum).toBeCloseTo(steady.handled);
        }
      }),
    );
  });

  it('is held back by one task: backpressured before it, busy in it, idle behind it', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const steady = measure(settings);
        const { culprit, handled } = steady;
        expect(culprit === null).toBe(handled === settings.rate);
        const limit = culprit === null ? -1 : taskNames.indexOf(culprit);
        taskNames.forEach((task, place) => {
          const copies = copiesIn(steady, task);
          expect(capacityOf(settings, task)).toBeGreaterThanOrEqual(handled);
          expect(copies.some(({ isFull }) => isFull)).toBe(place <= limit);
          if (place === limit) expect(copies[0]?.busy).toBe(1);
          if (place >= limit) for (const { backpressured } of copies) expect(backpressured).toBe(0);
        });
      }),
    );
  });

  it('handles no more with more copies of a victim, and never less with more copies of any task', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...taskNames), (settings, task) => {
        const one = measure(withTask(settings, task, 1));
        const two = measure(withTask(settings, task, 2));
        expect(two.handled).toBeGreaterThanOrEqual(one.handled);
        if (one.culprit !== task) expect(two.handled).toBe(one.handled);
      }),
    );
  });

  it('names the first of two equally slow tasks', () => {
    const slow = { copies: 1, cost: 6 };
    const count = { copies: 2, cost: 10 };
    const settings = {
      rate: 350,
      hot: 20,
      tasks: { orders: { copies: 1, cost: 0 }, price: slow, count, store: slow },
    };
    expect(measure(settings).culprit).toBe('price');
  });
});

describe('a step', () => {
  it('sets what it says, or changes nothing, and has words of 22 a sentence at most', () => {
    fc.assert(
      fc.property(anySettings, fc.array(anyAction, { maxLength: 12 }), (settings, actions) => {
        let state: Parameters<typeof step>[0] = { settings, last: null };
        for (const action of actions) {
          const next = step(state, action);
          if (next !== state) expect(read(next.settings, action)).toBe(action.value);
          state = next;
          for (const sentence of tell(state)) {
            expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
            expect(sentence).not.toMatch(/undefined|NaN|null|Infinity/);
            expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(22);
          }
        }
      }),
    );
  });

  it.each(['px3', 'cx3', 'pm11', 'r75', 'r550', 'h70', 'h100', 'r0'])(
    'does not set what may not be: %s',
    (text) => {
      const state = simulator.start(undefined).state;
      const action = decodeAction(text);
      expect(action).not.toBeNull();
      if (action) expect(step(state, action)).toBe(state);
    },
  );
});

describe('an address', () => {
  it('holds each action', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        expect(decodeAction(encodeAction(action))).toEqual(action);
      }),
    );
  });

  it.each(['', 'p', 'px', 'p2', 'rx2', 'hm2', 'px02', 'px-1', 'q1', 'r4000', '__proto__'])(
    'holds no action: %j',
    (text) => {
      expect(decodeAction(text)).toBeNull();
    },
  );

  it('is read without throwing', () => {
    fc.assert(fc.property(anyText(), (text) => void simulator.decode(text)));
  });
});
