import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeAction } from '../../../../src/sims/two-writers/address.ts';
import { step } from '../../../../src/sims/two-writers/model.ts';
import { emptyTable } from '../../../../src/sims/two-writers/state.ts';
import { answer, history } from './answers.ts';

interface Case {
  readonly actions: string;
  readonly answers: readonly string[];
  readonly snapshots: string;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/two-writers.json', import.meta.url), 'utf8'),
) as { engine: string; cases: Case[] };

/** The file that a deletion conflict names. */
const named = (said: string) => /deletion (f\d+) of/.exec(said)?.[1] ?? '';

describe(`the model against ${oracle.engine}`, () => {
  test('each case is played as Paimon played it', () => {
    for (const { actions, answers, snapshots } of oracle.cases) {
      let state = emptyTable;
      for (const [i, text] of actions.split('.').entries()) {
        const action = decodeAction(text);
        if (!action) throw new Error(`no action: ${text}`);
        const next = step(state, action);
        const said = answers[i] ?? '';
        expect(answer(state, action, next, named(said)), `${actions}: ${String(i)}`).toBe(said);
        state = next;
      }
      const listed = snapshots.replace(/(\d+ [A-Z]+ [AB]) \d+/g, '$1');
      expect(history(state), actions).toBe(listed);
    }
  });

  test('there are enough cases, and each rule is in five or more', () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const told = oracle.cases.map(tell);
    for (const [rule, pattern] of Object.entries(rules)) {
      const cases = told.filter((text) => pattern.test(text));
      expect(cases.length, rule).toBeGreaterThanOrEqual(5);
    }
  });
});

/** A case as text, with what followed each taken name: the answers alone do not say whose half it was. */
function tell({ actions, answers, snapshots }: Case): string {
  const after: string[] = [];
  let state = emptyTable;
  for (const text of actions.split('.')) {
    const action = decodeAction(text);
    if (action) state = step(state, action);
    for (const [i, { kind }] of state.event.entries()) {
      const next = state.event[i + 1];
      if (kind === 'taken' && next && 'part' in next) after.push(`${next.part.kind} ${next.kind}`);
    }
  }
  return [...answers, snapshots, ...after].join('\n');
}

/** How each rule shows in a case. */
const rules: Readonly<Record<string, RegExp>> = {
  'an append beside a newer snapshot': /made \d+ APPEND/,
  'a compaction whose inputs are live': /made \d+ COMPACT/,
  'an overwrite of what is live': /OVERWRITE [AB] \d+ .*-f/,
  'a commit of two snapshots': /made \d+ APPEND; made \d+ COMPACT/,
  'a lone file that only moves': /-f(\d+):0L0 \+f\1:0L5/,
  'a merge into a new file': / compact -f\d+:\dL\d -f/,
  'a taken name, then the next': /taken \d+; made/,
  'a taken name of a compaction, which still fits': /^COMPACT (held|made)/m,
  'a taken name of a compaction, which no longer fits': /^COMPACT refused/m,
  'a taken name of an overwrite': /taken \d+; made \d+ OVERWRITE/,
  'a taken name, then a stop at the next': /taken \d+; stop/,
  'a taken name, then a file conflict': /taken \d+; (deletion|added|lsm)/,
  'a file conflict after an append of its own': /made \d+ APPEND; deletion f\d+ of ([AB]) \1/,
  'a file conflict that names the other': /deletion f\d+ of (A B|B A)/,
  'a file that another has moved already': /added f/,
  'key ranges that overlap': /lsm f/,
  'two runs of one level that do not overlap': /\| \d+ [^|\n]*f\d+:0L5 [^|\n]*f\d+:0L5/,
  'a stop before the second half': /made \d+ APPEND; stop/,
  'a name that is replaced': /replaced \d+/,
  'a compaction that is replaced': /replaced \d+ \w+ of [AB] COMPACT/,
  'an older name that is replaced': /replaced (\d+) .* \| (?!\1 )\d+ f/,
  'nothing to compact': /\n\n/,
};
