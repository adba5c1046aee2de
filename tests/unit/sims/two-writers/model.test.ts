import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { step } from '../../../../src/sims/two-writers/model.ts';
import { presets, presetState } from '../../../../src/sims/two-writers/presets.ts';
import { simulator } from '../../../../src/sims/two-writers/simulator.ts';
import { emptyTable, lostOrders } from '../../../../src/sims/two-writers/state.ts';
import type { Action, State } from '../../../../src/sims/two-writers/state.ts';
import { ordersOf } from '../../../../src/sims/two-writers/table.ts';
import { describePicture } from '../../../../src/sims/two-writers/scene-words.ts';
import { describe as inWords } from '../../../../src/sims/two-writers/words.ts';
import { anyAction } from './arbitraries.ts';

const starts = [emptyTable, ...presets.map(presetState)];
const anyActions = fc.array(anyAction, { maxLength: 40 });

/** Checks each state on the way from each start. */
function onTheWay(check: (state: State, before: State, action: Action) => void) {
  fc.assert(
    fc.property(fc.constantFrom(...starts), anyActions, (start, actions) => {
      let state = start;
      for (const action of actions) {
        const next = step(state, action);
        check(next, state, action);
        state = next;
      }
    }),
    { numRuns: 300 },
  );
}

const rowsOf = ({ snapshots }: State) => ordersOf(snapshots.at(-1)?.live ?? []);

describe('whatever two writers do', () => {
  test('each row is read once at most, and each level above 0 is one sorted run', () => {
    onTheWay((state) => {
      for (const { live } of state.snapshots) {
        const rows = ordersOf(live);
        expect(new Set(rows).size).toBe(rows.length);
        for (const bucket of [0, 1]) {
          const run = live.filter((file) => file.bucket === bucket && file.level === 5);
          const byKey = run.toSorted((a, b) => (a.orders[0] ?? 0) - (b.orders[0] ?? 0));
          const keys = byKey.flatMap(({ orders }) => orders);
          expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        }
      }
    });
  });

  test('where a taken name is refused, only an overwrite takes a row away', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        let state = emptyTable;
        for (const action of actions) {
          if (action.kind === 'store') continue;
          const next = step(state, action);
          expect(lostOrders(next)).toEqual([]);
          const gone = rowsOf(state).filter((row) => !rowsOf(next).includes(row));
          expect(gone.every((row) => next.overwritten.includes(row))).toBe(true);
          state = next;
        }
      }),
    );
  });

  test('snapshots are numbered without a gap, and a step leaves the older ones alone unless it replaces', () => {
    onTheWay((state, before) => {
      expect(state.snapshots.map(({ id }) => id)).toEqual(state.snapshots.map((_, i) => i + 1));
      if (state.replaces) return;
      expect(state.snapshots.slice(0, before.snapshots.length)).toEqual(before.snapshots);
    });
  });

  test('only a compaction is ever refused, and an append never fails', () => {
    onTheWay(({ event }) => {
      for (const each of event) if (each.kind === 'refused') expect(each.part.kind).toBe('COMPACT');
    });
  });

  test('in the steps that a link holds, nobody loses a name more than ten times: Paimon would give up', () => {
    const hold: Action = { kind: 'hold', writer: 'A' };
    const run: Action = { kind: 'run', writer: 'B' };
    // The quickest way: both wait for one name, B takes it and all that follow.
    let session = simulator.start('two-appends');
    let lost = 0;
    for (let i = 0; session.actions.length < 30; i++) {
      for (const action of i === 0 ? [run, hold] : [run, run, hold]) {
        const next = simulator.act(session, action);
        if (next === session) continue;
        lost += next.state.event.filter(({ kind }) => kind === 'taken').length;
        session = next;
      }
    }
    expect(simulator.stuck(session)).toContain('30 steps');
    expect(lost).toBe(10);
  });

  test('every state has its words, in whole sentences of at most 24 words', () => {
    onTheWay((state) => {
      const words = [...inWords(state), ...describePicture(state).split(/(?<=\.) (?=[A-Z])/)];
      for (const sentence of words) {
        expect(sentence).toMatch(/^(A|B|[A-Z]\S*)[\s’].*\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|Infinity|null|\.\.|\[object| {2}/);
      }
      for (const sentence of inWords(state))
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(24);
    });
  });
});

describe('a step', () => {
  const at = (text: string) =>
    presetState({ ...(presets[0] as (typeof presets)[number]), played: text });

  test('waiting needs a prepared commit, and the same job or store changes nothing', () => {
    expect(step(emptyTable, { kind: 'hold', writer: 'A' })).toBe(emptyTable);
    const same = { kind: 'merge', bucket: 0 } as const;
    expect(step(emptyTable, { kind: 'job', writer: 'A', job: same })).toBe(emptyTable);
    expect(step(emptyTable, { kind: 'store', replaces: false })).toBe(emptyTable);
  });

  test('another job drops what was prepared, and what is in stays', () => {
    const state = step(at('a.as.as'), {
      kind: 'job',
      writer: 'A',
      job: { kind: 'compact', bucket: 0 },
    });
    expect(state.snapshots).toHaveLength(1);
    expect(state.writers.A.parts).toEqual([]);
    expect(inWords(state)).toContain('What it had prepared is dropped.');
    // There is nothing left to drop.
    const again = step(state, { kind: 'job', writer: 'A', job: { kind: 'merge', bucket: 0 } });
    expect(inWords(again)).toContain('It has prepared nothing yet.');
  });

  test('a name that is lost between comparing and creating brings another comparison', () => {
    // B has compared its COMPACT and waits; A compacts the same files; then B creates its name.
    const state = step(at('aw0.bc0.a.a.a.a.ac0.b.bs.a.a'), { kind: 'run', writer: 'B' });
    expect(state.event.map(({ kind }) => kind)).toEqual(['taken', 'refused']);
  });

  test('in an empty bucket two lone files are moved: refused only if their keys overlap', () => {
    const overlap = step(step(at('a.b'), { kind: 'run', writer: 'A' }), {
      kind: 'run',
      writer: 'B',
    });
    expect(overlap.event.at(-1)).toMatchObject({ conflict: { check: 'lsm' } });
    // A's orders 5 and 7 come after B's 2 and 4.
    const apart = step(step(at('aw1.a.a.am0.a.b'), { kind: 'run', writer: 'A' }), {
      kind: 'run',
      writer: 'B',
    });
    expect(apart.event.map(({ kind }) => kind)).toEqual(['made', 'made']);
  });
});
