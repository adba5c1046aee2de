import { describe, expect, it } from 'vitest';
import { step } from '../../../../src/sims/async-tank/model.ts';
import { oracle, play, tell } from './oracle.ts';

describe(`what ${oracle.engine} did`, () => {
  it(`gives the moments, requests, outputs, checkpoints and failures of ${String(oracle.cases.length)} runs`, () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    for (const row of oracle.cases) {
      const { start, actions, told } = play(row);
      let state = start;
      const found = actions.map((action) => {
        const before = state;
        state = step(state, action);
        return tell(before, state);
      });
      expect(found.join('\n'), JSON.stringify(row.slice(0, 4))).toBe(told.join('\n'));
    }
  });

  it('met every rule in five runs or more', () => {
    expect(Object.keys(oracle.rules).length).toBeGreaterThan(20);
    for (const [rule, times] of Object.entries(oracle.rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });
});
