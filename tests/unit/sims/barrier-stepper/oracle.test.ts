import { describe, expect, it } from 'vitest';
import { readActions } from '../../../../src/sims/barrier-stepper/address.ts';
import { step } from '../../../../src/sims/barrier-stepper/model.ts';
import { begin } from '../../../../src/sims/barrier-stepper/state.ts';
import type { State } from '../../../../src/sims/barrier-stepper/state.ts';
import { oracle, tell } from './oracle.ts';

/** What the model makes of each letter, in lines like the oracle's. */
function play(letters: string): string[] {
  const [first, ...actions] = readActions(letters) ?? [];
  if (first?.kind !== 'mode') throw new Error(`${letters} begins with no mode`);
  let state: State = begin(first.mode);
  const told = actions.map((action) => {
    const before = state;
    state = step(state, action);
    return tell(before, state);
  });
  return ['', ...told];
}

describe(`what ${oracle.engine} did`, () => {
  it(`gives what came of each step of ${String(oracle.cases.length)} runs`, () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    for (const [letters, told] of oracle.cases) {
      const shown = (each: readonly string[]) =>
        each.map((words, index) => `${letters.charAt(index)} ${words}`).join('\n');
      expect(shown(play(letters)), letters).toBe(shown(told.split('|')));
    }
  });

  it('met every rule in five runs or more', () => {
    expect(Object.keys(oracle.rules).length).toBeGreaterThan(15);
    for (const [rule, times] of Object.entries(oracle.rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });
});
