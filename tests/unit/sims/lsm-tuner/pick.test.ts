import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyTable, step } from '../../../../src/sims/lsm-tuner/model.ts';
import type { State } from '../../../../src/sims/lsm-tuner/model.ts';
import { checkRules, levelCount, pickFull } from '../../../../src/sims/lsm-tuner/pick.ts';
import type { Rule, Run } from '../../../../src/sims/lsm-tuner/pick.ts';
import { defaults } from '../../../../src/sims/lsm-tuner/settings.ts';
import { anyRuns, anySettings } from './arbitraries.ts';

type PickCase = [number, number, number, number, string, Rule | null, number, number];
type History = [
  phases: [number, number, number, number][],
  flushes: number,
  steps: string,
  left: string,
];

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/lsm-tuner.json', import.meta.url), 'utf8'),
) as { engine: string; picks: PickCase[]; histories: History[] };

function parseRuns(text: string): Run[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [level = NaN, bytes = NaN] = part.split(':').map(Number);
      return { level, bytes };
    });
}

describe(`the rules against ${oracle.engine}`, () => {
  test('every list of runs is picked as by UniversalCompaction', () => {
    expect(oracle.picks.length).toBeGreaterThan(800);
    for (const [
      trigger,
      sizeRatio,
      maxSizeAmp,
      levels,
      text,
      rule,
      count,
      outputLevel,
    ] of oracle.picks) {
      const { pick } = checkRules({ trigger, sizeRatio, maxSizeAmp }, levels, parseRuns(text));
      const want = rule && { rule, count, outputLevel };
      expect(pick, JSON.stringify([trigger, sizeRatio, maxSizeAmp, levels, text])).toEqual(want);
    }
  });

  test('the cases hold each answer often enough', () => {
    for (const answer of ['size-amp', 'size-ratio', 'run-count', null]) {
      expect(oracle.picks.filter(([, , , , , rule]) => rule === answer).length).toBeGreaterThan(60);
    }
  });

  test.each(oracle.histories)(
    'a table with settings %j follows MergeTreeCompactManager',
    (phases, flushes, steps, left) => {
      const taken: string[] = [];
      let state = emptyTable(defaults);
      for (const [trigger, sizeRatio, maxSizeAmp, fullEvery] of phases) {
        state = { ...state, settings: { trigger, sizeRatio, maxSizeAmp, fullEvery } };
        for (let i = 0; i < flushes; i++) {
          state = step(step(state, { kind: 'flush' }), { kind: 'compact' });
          taken.push(shortStep(state));
        }
      }
      expect(taken.join(' ')).toBe(steps);
      expect(state.runs).toEqual(parseRuns(left));
    },
  );
});

function shortStep({ event }: State): string {
  if (event.kind !== 'compact' || !event.done) return '-';
  const { rule, count, outputLevel } = event.done.pick;
  const letter = { 'size-amp': 'a', 'size-ratio': 'r', 'run-count': 'c', full: 'f' }[rule];
  return `${letter}${String(count)}:${String(outputLevel)}`;
}

describe('the rules', () => {
  test('nothing is asked below the trigger', () => {
    const runs = [1, 1, 1, 9].map((bytes) => ({ level: 0, bytes }));
    expect(checkRules({ trigger: 5, sizeRatio: 1, maxSizeAmp: 20 }, 6, runs).pick).toBeNull();
  });

  test('200 % is additional storage: newer runs of exactly twice the oldest run do not fire', () => {
    const at = (bytes: number) => [
      { level: 0, bytes },
      { level: 5, bytes: 50 },
    ];
    const settings = { trigger: 2, sizeRatio: 1, maxSizeAmp: 200 };
    expect(checkRules(settings, 6, at(100)).pick?.rule).toBe('size-ratio');
    expect(checkRules(settings, 6, at(101)).pick?.rule).toBe('size-amp');
  });

  test('a single run at the highest level needs no full compaction; one below it only moves', () => {
    expect(pickFull(6, [{ level: 5, bytes: 1 }])).toBeNull();
    expect(pickFull(6, [{ level: 0, bytes: 1 }])).toEqual({
      rule: 'full',
      count: 1,
      outputLevel: 5,
    });
    expect(pickFull(6, [])).toBeNull();
  });

  test('a pick is a prefix of at least two runs, goes to level 1 or higher, and to no level that a run left over takes', () => {
    fc.assert(
      fc.property(anySettings, anyRuns, (settings, runs) => {
        const levels = levelCount(settings.trigger, runs);
        const { pick } = checkRules(settings, levels, runs);
        if (!pick) return runs.length <= settings.trigger;
        const left = runs.slice(pick.count);
        return (
          pick.count >= 2 &&
          pick.count <= runs.length &&
          pick.outputLevel >= 1 &&
          pick.outputLevel < levels &&
          left.every((run) => run.level > pick.outputLevel)
        );
      }),
    );
  });

  test('what fires is what the shown numbers say', () => {
    fc.assert(
      fc.property(anySettings, anyRuns, (settings, runs) => {
        const shown = checkRules(settings, levelCount(settings.trigger, runs), runs);
        const fired = [
          shown.sizeAmp?.fires && 'size-amp',
          shown.sizeRatio?.fires && 'size-ratio',
          shown.runCount?.fires && 'run-count',
        ].filter(Boolean);
        expect(fired).toEqual(shown.pick ? [shown.pick.rule] : []);
      }),
    );
  });
});
