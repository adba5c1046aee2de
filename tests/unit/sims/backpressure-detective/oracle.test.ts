import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taskNames } from '../../../../src/sims/backpressure-detective/state.ts';
import type { Settings } from '../../../../src/sims/backpressure-detective/state.ts';
import { copiesIn, measure } from '../../../../src/sims/backpressure-detective/steady.ts';
import type { Subtask } from '../../../../src/sims/backpressure-detective/steady.ts';

type Case = readonly [settings: string, ...measured: readonly string[]];

/** What Flink 2.0.0 measured: see content/labs/flink-backpressure/oracle/README.md. */
const oracle = JSON.parse(
  readFileSync(
    new URL('../../../fixtures/sims/backpressure-detective.json', import.meta.url),
    'utf8',
  ),
) as { engine: string; rules: Readonly<Record<string, number>>; cases: readonly Case[] };

/** From `400 80 1,2,4,1 0,0,4,0`: arriving, hot key, copies, milliseconds an order. */
function readSettings(text: string): Settings {
  const [[rate = 0] = [], [hot = 0] = [], copies = [], costs = []] = text
    .split(' ')
    .map((numbers) => numbers.split(',').map(Number));
  const task = (place: number) => ({ copies: copies[place] ?? 1, cost: costs[place] ?? 0 });
  return {
    rate,
    hot,
    tasks: { orders: task(0), price: task(1), count: task(2), store: task(3) },
  };
}

const GAP = 0.1;
const ORDERS_GAP = 0.07;

/** Like `c0>p0=p1`: greatest first; what is near 0 is left out, and what is near each other is equal. */
function rank(subtasks: readonly Subtask[], of: (subtask: Subtask) => number, gap = GAP): string {
  const sorted = subtasks
    .filter((each) => of(each) > gap)
    .toSorted((a, b) => of(b) - of(a) || nameOf(a).localeCompare(nameOf(b)));
  return sorted
    .map((each, i) => {
      const above = sorted[i - 1];
      const sign = !above ? '' : of(above) - of(each) > gap ? '>' : '=';
      return sign + nameOf(each);
    })
    .join('');
}

const nameOf = ({ task, copy }: Subtask) => `${task.charAt(0)}${String(copy)}`;
/** The names of what is equal in order: those of different tasks may differ in their last digit. */
const inOrder = (text: string) =>
  text
    .split('>')
    .map((equal) => equal.split('=').toSorted().join('='))
    .join('>');

/** What the oracle writes of a job, from the model. */
function tell(settings: Settings): readonly string[] {
  const steady = measure(settings);
  const { handled, culprit, subtasks } = steady;
  return [
    culprit === null ? '' : culprit.charAt(0),
    handled < settings.rate ? 'held back' : 'keeps up',
    rank(subtasks, ({ busy }) => busy),
    rank(subtasks, ({ backpressured }) => backpressured),
    rank(subtasks, ({ idle }) => idle),
    rank(copiesIn(steady, 'count'), ({ rate }) => rate / handled, ORDERS_GAP),
  ].map(inOrder);
}

describe(`the model against ${oracle.engine}`, () => {
  it(`gives the order of the shares and the culprit of ${String(oracle.cases.length)} jobs`, () => {
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    for (const [settings, ...measured] of oracle.cases)
      expect(tell(readSettings(settings)), settings).toEqual(measured);
  });

  it('meets every rule in five jobs or more', () => {
    expect(Object.keys(oracle.rules).length).toBeGreaterThan(15);
    for (const [rule, times] of Object.entries(oracle.rules))
      expect(times, rule).toBeGreaterThanOrEqual(5);
  });

  it('has a job for every number of copies of every task', () => {
    const copies = oracle.cases.map(([settings]) => readSettings(settings).tasks);
    for (const name of taskNames) {
      const found = new Set(copies.map((tasks) => tasks[name].copies));
      expect([...found].toSorted(), name).toEqual(name === 'count' ? [1, 2, 4] : [1, 2]);
    }
  });
});
