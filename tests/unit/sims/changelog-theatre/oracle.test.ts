import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../../src/sims/changelog-theatre/address.ts';
import { begin, firstJob, rowsKept, step } from '../../../../src/sims/changelog-theatre/model.ts';
import { kept, oracle, told } from './oracle.ts';

describe(`what the operators of ${oracle.engine} did`, () => {
  it(`is what the model does in ${String(oracle.cases.length)} cases, row by row`, () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    for (const [actions, answers, state] of oracle.cases)
      expect(play(actions)).toBe(`${answers}\n${state}`);
  });

  it('met every rule in five cases or more', () => {
    expect(Object.keys(oracle.rules).length).toBeGreaterThan(45);
    for (const [rule, times] of Object.entries(oracle.rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });
});

function play(actions: string): string {
  let state = begin(firstJob, { orders: [], fees: [] });
  const found = actions.split('.').map((text) => {
    const action = decodeAction(text);
    if (!action) throw new Error(text);
    const next = step(state, action);
    const out = next === state ? [] : next.event.out;
    state = next;
    return `${told(out)}#${String(rowsKept(state.memory))}`;
  });
  return `${found.join('|')}\n${kept(state.memory, state.job.query === 'left')}`;
}
