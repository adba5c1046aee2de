import { describe, expect, it } from 'vitest';
import { oracle, play } from './oracle.ts';

describe(`what ${oracle.engine} did`, () => {
  it(`gives orders, watermarks, idle and paused splits, results and state of ${String(oracle.cases.length)} runs, second by second`, () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const wrong: string[] = [];
    for (const each of oracle.cases) {
      const told = each[3].split('|');
      const found = play(each);
      const at = told.findIndex((words, index) => words !== found[index]);
      if (at >= 0)
        wrong.push(
          `${each.slice(0, 3).join(' / ')}, second ${String(at + 1)}: ${String(found[at])}, not ${String(told[at])}`,
        );
    }
    expect(wrong.slice(0, 5), `${String(wrong.length)} cases`).toEqual([]);
  });

  it('met every rule in five runs or more', () => {
    expect(Object.keys(oracle.rules).length).toBeGreaterThan(15);
    for (const [rule, times] of Object.entries(oracle.rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });
});
