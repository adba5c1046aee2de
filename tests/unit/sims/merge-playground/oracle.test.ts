import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columns } from '../../../../src/sims/merge-playground/merge.ts';
import type { Fault, Kind, Values } from '../../../../src/sims/merge-playground/merge.ts';
import { begin, step } from '../../../../src/sims/merge-playground/model.ts';
import type { Row, State } from '../../../../src/sims/merge-playground/model.ts';
import type { Settings } from '../../../../src/sims/merge-playground/settings.ts';

/** What Paimon 2.0.0 answered: see content/labs/paimon-merge-engines/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly cases: readonly (readonly [
    engine: Settings['engine'],
    sequence: Settings['sequence'],
    deletes: Settings['deletes'],
    sum: Settings['sum'],
    ...steps: string[],
  ])[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/merge-playground.json', import.meta.url), 'utf8'),
) as Oracle;

const faults: Readonly<Record<Fault, string>> = {
  'partial-update': 'partial-update',
  'first-row': 'first-row',
  max: 'aggregation',
};

const write = (values: Values) => columns.map((column) => values[column] ?? '.').join(' ');

function see({ view }: State): string {
  if (view.kind === 'none') return '-';
  return view.kind === 'fault' ? `! ${faults[view.fault]}` : write(view.row.values);
}

/** Repeats what the oracle did; the words of each step, as the oracle writes them. */
function repeat(settings: Settings, steps: readonly string[]): string[] {
  const writes = steps.filter((text) => !text.startsWith('c '));
  const rows = writes.map(readRow);
  let [state, next] = [begin(settings, rows), 0];
  return steps.map((text) => {
    if (text.startsWith('c ')) {
      state = step(state, { kind: 'compact' });
      return `c ${state.event.kind === 'compaction-failed' ? 'failed ' : ''}${see(state)}`;
    }
    next += 1;
    state = step(state, { kind: 'commit', row: next });
    return `${text.split(' = ')[0] ?? ''} = ${see(state)}`;
  });
}

function readRow(text: string): Row {
  const [kind, ...cells] = text.split(' ');
  const value = (index: number) => (cells[index] === '.' ? null : Number(cells[index]));
  return { kind: kind as Kind, values: { ta: value(0), a: value(1), tb: value(2), b: value(3) } };
}

describe('the model of a merge', () => {
  it('has 300 histories of the engine or more, with each setting in ten of them', () => {
    expect(oracle.engine).toBe('Apache Paimon 2.0.0');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const [engine, sequence, deletes, sum] of oracle.cases) {
      const settings = [engine, sequence, deletes, sum].join(' ');
      counts.set(settings, (counts.get(settings) ?? 0) + 1);
    }
    expect(counts.size).toBe(39);
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(10);
  });

  it.each(oracle.cases.map((each, index) => [index, each] as const))(
    'does what Paimon did, case %i',
    (_, [engine, sequence, deletes, sum, ...steps]) => {
      expect(repeat({ engine, sequence, deletes, sum }, steps)).toEqual(steps);
    },
  );
});
