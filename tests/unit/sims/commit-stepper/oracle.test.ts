import { describe, expect, it } from 'vitest';
import { readActions } from '../../../../src/sims/commit-stepper/address.ts';
import { readTable } from '../../../../src/sims/commit-stepper/fates.ts';
import { begin, step } from '../../../../src/sims/commit-stepper/model.ts';
import { oracles } from './oracle.ts';

describe.each(oracles)('what $engines did', ({ cases, rules, tell }) => {
  it(`gives the records, files, commits and failures of ${cases.length} runs, step by step`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(300);
    for (const [letters, told, rows] of cases) {
      let state = begin({ target: 'append', checkpoints: true });
      const found = (readActions(letters) ?? []).map((action) => {
        const before = state;
        state = step(state, action);
        return tell(before, state);
      });
      const shown = (each: readonly string[]) =>
        each.map((words, index) => `${letters.charAt(index)} ${words}`).join('\n');
      expect(shown(found), letters).toBe(shown(told.split('|')));
      expect(readTable(state), letters).toEqual(rows);
    }
  });

  it('met every rule in five runs or more', () => {
    expect(Object.keys(rules).length).toBeGreaterThan(15);
    for (const [rule, times] of Object.entries(rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });
});
