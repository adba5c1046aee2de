import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amplification, measure } from '../../../../src/sims/lsm-tuner/measure.ts';
import {
  FLUSH_BYTES,
  mergedBytes,
  TABLE_BYTES,
  totalBytes,
} from '../../../../src/sims/lsm-tuner/merge.ts';
import { emptyTable, MAX_FLUSHES, nextPick, step } from '../../../../src/sims/lsm-tuner/model.ts';
import type { State } from '../../../../src/sims/lsm-tuner/model.ts';
import { levelCount } from '../../../../src/sims/lsm-tuner/pick.ts';
import { simulator } from '../../../../src/sims/lsm-tuner/simulator.ts';
import { defaults } from '../../../../src/sims/lsm-tuner/settings.ts';
import { anyAction, anyRuns, anySettings } from './arbitraries.ts';

function flushes(state: State, count: number): State {
  let next = state;
  for (let i = 0; i < count; i++) next = step(next, { kind: 'flush' });
  return next;
}

/** Rounded as the page shows them. */
function shown(settings: Partial<typeof defaults>) {
  const { write, read, space } = measure({ ...defaults, ...settings });
  return [write.toFixed(1), read.toFixed(1), space.toFixed(2)];
}

describe('the toy data', () => {
  test('two flushes overlap by one key in 50', () => {
    const run = { level: 0, bytes: FLUSH_BYTES };
    expect(mergedBytes([run])).toBe(FLUSH_BYTES);
    expect(mergedBytes([run, run])).toBe(Math.round(FLUSH_BYTES * 1.98));
  });

  test('a merge is never smaller than its largest run, nor larger than all of them or than the table', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const merged = mergedBytes(runs);
        return (
          merged <= TABLE_BYTES &&
          merged <= totalBytes(runs) + 1 &&
          runs.every(({ bytes }) => merged >= bytes - 1)
        );
      }),
    );
  });
});

describe('stepping', () => {
  test('a compaction that is due is done before the next flush', () => {
    const state = flushes(emptyTable(defaults), 5);
    expect(nextPick(state)).toEqual({ rule: 'size-amp', count: 5, outputLevel: 5 });
    const next = step(state, { kind: 'flush' });
    expect(next.runs.map(({ level }) => level)).toEqual([0, 5]);
    expect(next.event).toMatchObject({ kind: 'flush', before: { pick: { rule: 'size-amp' } } });
  });

  test('nothing to compact is said and changes no run', () => {
    const state = step(flushes(emptyTable(defaults), 4), { kind: 'compact' });
    expect(state.event).toEqual({ kind: 'compact', done: null });
    expect(state.runs).toHaveLength(4);
  });

  test('a full compaction falls on the commits that the option divides', () => {
    const state = emptyTable({ ...defaults, trigger: 20, fullEvery: 3 });
    const rules = [1, 2, 3, 4, 5, 6].map((count) => nextPick(flushes(state, count))?.rule ?? null);
    expect(rules).toEqual([null, null, 'full', null, null, 'full']);
  });

  test('the first full compaction of a single file moves it and writes nothing', () => {
    const state = step(flushes(emptyTable({ ...defaults, fullEvery: 1 }), 1), { kind: 'compact' });
    expect(state.runs).toEqual([{ level: 5, bytes: FLUSH_BYTES }]);
    expect(state.totals.written).toBe(FLUSH_BYTES);
  });

  test('a changed setting starts the means anew and keeps the runs', () => {
    const before = step(emptyTable(defaults), { kind: 'run', flushes: 10 });
    const after = step(before, { kind: 'set', setting: 'trigger', value: 8 });
    expect(after.runs).toEqual(before.runs);
    expect(amplification(after.totals)).toBeNull();
    const next = step(after, { kind: 'flush' });
    expect(next.samples.at(-1)).toMatchObject({ changed: true });
    expect(next.totals.flushes).toBe(1);
  });

  test('the last flushes are refused, not thrown', () => {
    const state = { ...emptyTable(defaults), flushes: MAX_FLUSHES };
    expect(step(state, { kind: 'flush' })).toEqual({ ...state, event: { kind: 'refused' } });
    expect(step(state, { kind: 'run', flushes: 10 }).event.kind).toBe('refused');
  });

  test('running n flushes gives the same table and means as n times flush and compact', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        let byHand = emptyTable(settings);
        for (let i = 0; i < 10; i++) byHand = step(flushes(byHand, 1), { kind: 'compact' });
        const run = step(emptyTable(settings), { kind: 'run', flushes: 10 });
        expect(run.runs).toEqual(byHand.runs);
        expect(run.samples).toEqual(byHand.samples);
        expect(run.totals).toEqual(byHand.totals);
      }),
    );
  });

  test('whatever is done: runs from low levels to high, one run a level above 0, nothing below 1 of space or write amplification', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
        let state = emptyTable(defaults);
        for (const action of actions) {
          state = step(state, action);
          const levels = state.runs.map(({ level }) => level);
          const higher = levels.filter((level) => level > 0);
          expect(levels).toEqual(levels.toSorted((a, b) => a - b));
          expect(new Set(higher).size).toBe(higher.length);
          expect(Math.max(0, ...levels)).toBeLessThan(
            levelCount(state.settings.trigger, state.runs),
          );
          const means = amplification(state.totals);
          if (!means) continue;
          expect(means.write).toBeGreaterThan(1 - 1e-9);
          expect(means.read).toBeGreaterThan(1 - 1e-9);
          expect(means.space).toBeGreaterThan(1 - 1e-6);
        }
      }),
    );
  });
});

describe('what 1,000 flushes cost', () => {
  // The same numbers as the lab's own program prints (content/labs/paimon-lsm-levels/expected/rules.txt).
  test.each([
    [{ trigger: 3 }, ['14.6', '2.9', '1.70']],
    [{}, ['4.8', '4.2', '1.73']],
    [{ trigger: 10 }, ['2.8', '6.5', '1.60']],
    [{ trigger: 20 }, ['2.4', '10.4', '1.54']],
    [{ trigger: 20, fullEvery: 10 }, ['5.8', '5.5', '1.09']],
    [{ fullEvery: 1 }, ['48.5', '1.0', '1.00']],
  ])('%j', (settings, numbers) => {
    expect(shown(settings)).toEqual(numbers);
  });

  test('no setting wins on all three: each is beaten in one by trigger 20 or by a full compaction at every commit', () => {
    const rare = measure({ ...defaults, trigger: 20 });
    const full = measure({ ...defaults, fullEvery: 1 });
    for (const trigger of [2, 3, 4, 5, 8, 10, 15, 20]) {
      for (const sizeRatio of [0, 1, 25, 100]) {
        for (const maxSizeAmp of [20, 200, 500]) {
          for (const fullEvery of [0, 1, 2, 10, 50]) {
            const { write, read, space } = measure({ trigger, sizeRatio, maxSizeAmp, fullEvery });
            expect(write > rare.write || read > full.read || space > full.space).toBe(true);
          }
        }
      }
    }
  });
});

describe('a session', () => {
  const { act, back: undo } = simulator;

  test('stepping back undoes every step, to the preset it began with', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 20 }), (actions) => {
        const start = simulator.start('size-ratio');
        const states = [start.state];
        let session = start;
        for (const action of actions) {
          const next = act(session, action);
          if (next.actions.length > session.actions.length) states.push(next.state);
          else states[states.length - 1] = next.state;
          if (next.actions.length < session.actions.length) states.length = next.actions.length + 1;
          session = next;
        }
        while (session.actions.length > 0) {
          session = undo(session);
          expect(session.past).toHaveLength(session.actions.length);
        }
        expect(session.state.runs).toEqual(start.state.runs);
        expect(session.state.settings).toEqual(start.state.settings);
        expect(undo(session)).toBe(session);
      }),
    );
  });

  test('a drag over a slider is one step, and none when it ends where it began', () => {
    const drag = (...values: number[]) =>
      values.reduce(
        (session, value) =>
          simulator.drag(session, { kind: 'set', setting: 'trigger', value }, 'trigger'),
        simulator.start('trigger-5'),
      );
    expect(drag(6, 7, 8).actions).toEqual([{ kind: 'set', setting: 'trigger', value: 8 }]);
    expect(undo(drag(6, 7, 8)).state.settings.trigger).toBe(5);
    expect(drag(6, 5).actions).toEqual([]);
  });
});
