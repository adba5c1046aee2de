import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActions, writeActions } from '../../../../src/sims/commit-stepper/address.ts';
import {
  fateOf,
  orphansOf,
  readTable,
  timesWritten,
} from '../../../../src/sims/commit-stepper/fates.ts';
import { begin, step } from '../../../../src/sims/commit-stepper/model.ts';
import { presetState } from '../../../../src/sims/commit-stepper/preset.ts';
import { allRecords } from '../../../../src/sims/commit-stepper/state.ts';
import type { Target } from '../../../../src/sims/commit-stepper/state.ts';
import { describe as tell } from '../../../../src/sims/commit-stepper/words.ts';
import { action, anyAction, preset } from './actions.ts';

const over = (...targets: Target[]) =>
  fc.record({ target: fc.constantFrom(...targets), checkpoints: fc.boolean() });
const settings = over('append', 'key', 'plain', 'rename', 'copy', 'kafka');
const runs = { numRuns: 300 };

describe('the model', () => {
  it('has each record in one snapshot or none, where the target remembers, and no job starts without the state', () => {
    const noNewJob = action.filter(({ kind }) => kind !== 'start' && kind !== 'wait');
    const safe = over('append', 'key', 'rename', 'kafka');
    fc.assert(
      fc.property(safe, fc.array(noNewJob, { maxLength: 60 }), (world, actions) => {
        const state = actions.reduce(step, begin(world));
        for (const record of allRecords) {
          expect(timesWritten(state, record)).toBeLessThanOrEqual(1);
          expect(fateOf(state, record).kind).not.toBe('lost');
        }
      }),
      runs,
    );
  });

  it('loses no record, whatever is done, but by a transaction that times out', () => {
    fc.assert(
      fc.property(settings, fc.array(anyAction, { maxLength: 60 }), (world, actions) => {
        const state = actions.reduce(step, begin(world));
        if (state.timedOut > 0) return;
        for (const record of allRecords) expect(fateOf(state, record).kind).not.toBe('lost');
      }),
      runs,
    );
  });

  it('reads again after a restart what the last complete checkpoint does not cover, whatever the target', () => {
    fc.assert(
      fc.property(settings, fc.array(action, { maxLength: 60 }), (world, actions) => {
        const state = actions.reduce(step, begin(world));
        const { job } = step(state, { kind: 'restart' });
        if (!state.job && job) expect(job.position).toBe(state.last?.position ?? 0);
      }),
      runs,
    );
  });

  it('gives a reader of a primary-key table no row twice', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const rows = readTable(actions.reduce(step, begin({ target: 'key', checkpoints: true })));
        expect(new Set(rows).size).toBe(rows.length);
      }),
      runs,
    );
  });

  it('takes no snapshot and no file back, and commits each user’s identifiers in ascending order', () => {
    fc.assert(
      fc.property(
        over('append', 'key', 'plain', 'rename', 'kafka'),
        fc.array(action, { maxLength: 60 }),
        (world, actions) => {
          let state = begin(world);
          for (const each of actions) {
            const next = step(state, each);
            expect(next.snapshots.slice(0, state.snapshots.length)).toEqual(state.snapshots);
            expect(next.files.slice(0, state.files.length)).toEqual(state.files);
            state = next;
          }
          const sorted = state.snapshots.every((later, index) => {
            const earlier = state.snapshots[index - 1];
            return !earlier || earlier.user < later.user || earlier.identifier < later.identifier;
          });
          expect(sorted).toBe(true);
        },
      ),
      runs,
    );
  });

  it('makes an orphan only by a crash, a timeout or a new job', () => {
    fc.assert(
      fc.property(settings, fc.array(action, { maxLength: 60 }), (world, actions) => {
        let state = begin(world);
        for (const each of actions) {
          const next = step(state, each);
          if (!['crash', 'start', 'wait'].includes(each.kind))
            expect(orphansOf(next)).toEqual(orphansOf(state));
          state = next;
        }
      }),
      runs,
    );
  });

  it('runs again after two restarts at most', () => {
    fc.assert(
      fc.property(settings, fc.array(action, { maxLength: 60 }), (world, actions) => {
        const state = actions.reduce(step, begin(world));
        if (state.job || state.finished) return;
        const again = step(step(state, { kind: 'restart' }), { kind: 'restart' });
        expect(again.job).not.toBeNull();
      }),
      runs,
    );
  });

  it('has words for every state, of 20 words a sentence at most', () => {
    fc.assert(
      fc.property(preset, fc.array(anyAction, { maxLength: 40 }), (first, actions) => {
        const words = tell(actions.reduce(step, presetState(first)));
        expect(words.join(' ')).not.toMatch(/undefined|NaN|null|Infinity/);
        for (const sentence of words) {
          expect(sentence).toMatch(/^[A-Z].*\.$/);
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
      fc.property(fc.array(anyAction, { minLength: 1 }), (actions) => {
        expect(readActions(writeActions(actions))).toEqual(actions);
      }),
    );
    for (const text of ['', 'q', 'eé', 'e.n', 'constructor']) expect(readActions(text)).toBeNull();
  });
});
