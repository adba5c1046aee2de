import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/merge-playground/address.ts';
import { columns } from '../../../../src/sims/merge-playground/merge.ts';
import {
  begin,
  limits,
  shownRuns,
  step,
  waiting,
} from '../../../../src/sims/merge-playground/model.ts';
import type { Action, Row, State } from '../../../../src/sims/merge-playground/model.ts';
import { presets, presetState } from '../../../../src/sims/merge-playground/presets.ts';
import {
  aggregateFunctions,
  allowed,
  engines,
  fit,
  optionsOf,
} from '../../../../src/sims/merge-playground/settings.ts';
import { describe as words, ruleInWords } from '../../../../src/sims/merge-playground/words.ts';

const value = fc.option(fc.integer({ min: 0, max: limits.value }), { nil: null });
const row: fc.Arbitrary<Row> = fc.record({
  kind: fc.constantFrom('+I', '+U', '-U', '-D'),
  values: fc.record({ ta: value, a: value, tb: value, b: value }),
});
const change = fc.oneof(
  fc.record({ engine: fc.constantFrom(...engines) }),
  fc.record({ sequence: fc.constantFrom('none', 'ta', 'groups') }),
  fc.record({ deletes: fc.constantFrom('default', 'ignore', 'remove') }),
  fc.record({ sum: fc.constantFrom(...aggregateFunctions) }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('commit'), row: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ kind: fc.constant('compact') }),
  fc.record({ kind: fc.constant('write'), row }),
  fc.record({ kind: fc.constant('set'), settings: change }),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 20 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

it('keeps its settings to what Paimon takes, and its rows to what the picture holds', () => {
  fc.assert(
    fc.property(state, ({ settings, rows, log }) => {
      expect(fit(settings)).toEqual(settings);
      expect(allowed[settings.engine].sequence).toContain(settings.sequence);
      expect(rows.length).toBeLessThanOrEqual(limits.rows);
      const committed = log.filter((done) => done !== 'compact');
      expect(new Set(committed).size).toBe(committed.length);
    }),
  );
});

it('a full compaction leaves one run at most, and changes what is read in a first-row table alone', () => {
  fc.assert(
    fc.property(state, (before) => {
      const after = step(before, { kind: 'compact' });
      if (after.event.kind !== 'compacted') return;
      expect(after.runs.length).toBe(after.event.isGone ? 0 : 1);
      if (before.settings.engine === 'first-row') return;
      const [old, now] = [before.view, after.view];
      expect(now.kind).toBe(old.kind);
      if (old.kind === 'row' && now.kind === 'row') expect(now.row.values).toEqual(old.row.values);
    }),
  );
});

it('marks only values that are there: each value that is read comes from a run that has it, or from a sum', () => {
  fc.assert(
    fc.property(state, (so) => {
      const { settings, view } = so;
      if (view.kind !== 'row' || settings.engine === 'aggregation') return;
      const shown = shownRuns(so);
      for (const column of columns)
        for (const index of view.row.from[column]) {
          const from = shown[index];
          expect(from).toBeDefined();
          if (from?.kind.startsWith('+')) expect(from.values[column]).toBe(view.row.values[column]);
        }
    }),
  );
});

it('a row is committed once, in any order', () => {
  const start = begin(fit({ engine: 'first-row', sequence: 'ta', deletes: 'remove', sum: 'sum' }), [
    { kind: '+I', values: { ta: 1, a: 1, tb: null, b: null } },
    { kind: '+I', values: { ta: 2, a: 2, tb: null, b: null } },
  ]);
  const once = step(start, { kind: 'commit', row: 2 });
  expect(waiting(once)).toEqual([1]);
  expect(step(once, { kind: 'commit', row: 2 })).toBe(once);
  expect(step(once, { kind: 'commit', row: 3 })).toBe(once);
});

it('says each state in whole sentences, and each action in an address', () => {
  fc.assert(
    fc.property(state, action, (before, next) => {
      const said = [...words(step(before, next)), ruleInWords(before.settings)];
      for (const sentence of said) expect(sentence).toMatch(/^[A-Z0-9-].*\.$/);
      expect(said.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      expect(optionsOf(before.settings)[0]).toBe(`merge-engine = ${before.settings.engine}`);
      if (next.kind === 'commit' && next.row > 9) return;
      expect(decodeAction(encodeAction(next))).toEqual(next);
    }),
  );
});

it.each([
  '',
  'w',
  'wi1-2-3',
  'wx1-2-3-4',
  'wi100-1-1-1',
  'wi01-1-1-1',
  'r0',
  'r10',
  'zz',
  'constructor',
])('reads %j as no action', (text) => {
  expect(decodeAction(text)).toBeNull();
});
