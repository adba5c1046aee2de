import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/async-tank/address.ts';
import { inputOf, isBlocked } from '../../../../src/sims/async-tank/input.ts';
import { begin, isOver, step } from '../../../../src/sims/async-tank/model.ts';
import { measured, mostPerSecond } from '../../../../src/sims/async-tank/rate.ts';
import { presets, presetState } from '../../../../src/sims/async-tank/presets.ts';
import type { Action, Element, Settings, State } from '../../../../src/sims/async-tank/state.ts';
import { describe as tell } from '../../../../src/sims/async-tank/words.ts';
import { action, anyAction, settings } from './actions.ts';

const runs = { numRuns: 300 };
const actions = fc.array(action, { maxLength: 40 });
const play = (world: Settings, list: readonly Action[]) => list.reduce(step, begin(world));
const elements = (list: readonly { readonly element: Element }[]) =>
  list.map(({ element }) => element);
const sorted = (list: readonly Element[]) =>
  list.toSorted((a, b) => a.of - b.of || a.kind.localeCompare(b.kind));

/** Checks each state on the way. */
function always(check: (state: State) => void, ...more: readonly Partial<Settings>[]) {
  fc.assert(
    fc.property(settings, actions, (world, list) => {
      let state = begin(Object.assign({}, world, ...more));
      for (const each of list) {
        state = step(state, each);
        check(state);
      }
    }),
    runs,
  );
}

describe('the model', () => {
  it('has each taken element in the queue or out, whatever crashes', () => {
    always(({ settings, position, queue, outputs }) => {
      const held = sorted([...elements(queue), ...elements(outputs)]);
      expect(held).toEqual(sorted(inputOf(settings).slice(0, position)));
    });
  });

  it('never holds more than its capacity, and leaves no element outside while there is room', () => {
    always((state) => {
      const { settings, queue } = state;
      expect(queue.length).toBeLessThanOrEqual(settings.capacity);
      if (isBlocked(state)) expect(queue.length).toBe(settings.capacity);
    });
  });

  it('gives ordered results in the order of the input', () => {
    always(
      ({ settings, outputs }) => {
        expect(elements(outputs)).toEqual(inputOf(settings).slice(0, outputs.length));
      },
      { mode: 'ordered' },
    );
  });

  it('lets no record overtake a watermark, and no watermark a record', () => {
    always(
      ({ outputs }) => {
        const out = elements(outputs);
        out.forEach((mark, place) => {
          if (mark.kind === 'record') return;
          for (const before of out.slice(0, place)) expect(before.of).toBeLessThanOrEqual(mark.of);
          for (const after of out.slice(place + 1)) expect(after.of).toBeGreaterThan(mark.of);
        });
      },
      { mode: 'unordered' },
    );
  });

  it('is never faster than Little’s law allows', () => {
    always(
      ({ settings, outputs, now }) => {
        const records = elements(outputs).filter(({ kind }) => kind === 'record').length;
        expect(records).toBeLessThanOrEqual((settings.capacity * now) / 40);
      },
      { load: 'even', retries: 0 },
    );
  });

  it('is never faster than the rate that it tells, where a timeout cuts requests short too', () => {
    fc.assert(
      fc.property(settings, (world) => {
        const end = step(begin(world), { kind: 'run' });
        if (!end.failed) expect(measured(end)).toBeLessThanOrEqual(mostPerSecond(end));
      }),
      runs,
    );
  });

  it('comes to its end in every run, and gets no further', () => {
    fc.assert(
      fc.property(settings, actions, (world, list) => {
        const end = step(play(world, list), { kind: 'run' });
        expect(isOver(end)).toBe(true);
        expect(step(end, { kind: 'next' })).toBe(end);
        if (!end.failed) expect(end.outputs).toHaveLength(inputOf(world).length);
      }),
      runs,
    );
  });

  it('sends no fewer requests than there are records out', () => {
    always(({ calls, outputs }) => {
      const records = elements(outputs).filter(({ kind }) => kind === 'record').length;
      expect(calls).toBeGreaterThanOrEqual(records);
    });
  });

  it('has short words for every state', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.array(anyAction, { maxLength: 40 }),
        (first, list) => {
          const words = tell(list.reduce(step, presetState(first)));
          expect(words.join(' ')).not.toMatch(/undefined|NaN|null|Infinity/);
          for (const sentence of words) {
            expect(sentence).toMatch(/^[A-Z].*\.$/);
            expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(26);
          }
        },
      ),
      runs,
    );
  });
});

describe('an address', () => {
  it('holds every action', () => {
    fc.assert(
      fc.property(anyAction, (each) => {
        expect(decodeAction(encodeAction(each))).toEqual(each);
      }),
    );
    for (const text of ['', 'q', 'q0', 'q9', 'x', 'l', 'neven', 'constructor', '__proto__'])
      expect(decodeAction(text)).toBeNull();
  });
});
