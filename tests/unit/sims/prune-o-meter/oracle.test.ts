import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idsOf, orders } from '../../../../src/sims/prune-o-meter/file.ts';
import type { Order } from '../../../../src/sims/prune-o-meter/file.ts';
import { holds, prune } from '../../../../src/sims/prune-o-meter/prune.ts';
import type { Test } from '../../../../src/sims/prune-o-meter/prune.ts';

/** What parquet-java 1.18.1 answered: see content/labs/parquet-pruning/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly orders: Readonly<Record<Order, readonly number[]>>;
  readonly cases: readonly Case[];
}

type Case = readonly [
  order: Order,
  test: Test,
  value: number,
  footer: boolean,
  index: boolean,
  bloom: number,
  afterFooter: string,
  afterBloom: string,
  pages: string,
];

const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/prune-o-meter.json', import.meta.url), 'utf8'),
) as Oracle;

const pruneAs = ([order, test, value, footer, index, bloom]: Case) =>
  prune(order, { test, value }, { footer, index, bloom });

/** The rules that a case puts to the test. */
function rulesOf(one: Case): string[] {
  const [order, test, value, footer, index, bloom, afterFooter, afterBloom, pages] = one;
  const places = (text: string) => (text === '' ? [] : text.split(' '));
  const ids = idsOf(order);
  const inGroup = (group: number) => ids.slice(group * 64, group * 64 + 64);
  const isWrong = places(afterBloom).some(
    (group) => !inGroup(Number(group)).some((id) => holds(id, { test, value })),
  );
  return [
    `${order} ${test}`,
    ...(footer && places(afterFooter).length < 8
      ? [`the footer leaves out a row group: ${test}`]
      : []),
    ...(afterBloom !== afterFooter ? [`a filter of ${bloom} bytes leaves out a row group`] : []),
    // One of 128 bytes has sixteen bits a key, and is hardly ever wrong.
    ...(test === '=' && bloom > 0 && bloom < 128 && isWrong
      ? [`a filter of ${bloom} bytes is wrong`]
      : []),
    ...(test !== '=' && bloom > 0 ? [`a filter is of no use: ${test}`] : []),
    ...(index && places(pages).length < 4 * places(afterBloom).length
      ? [`the index leaves out a page: ${test}`]
      : []),
    ...(index && !footer && places(pages).length === 0 ? ['the index alone leaves out all'] : []),
  ];
}

describe('the model of pruning', () => {
  it('has 300 answers of the engine or more, with every rule in five of them', () => {
    expect(oracle.engine).toBe('parquet-java 1.18.1');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases)
      for (const rule of rulesOf(one)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(28);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(5);
  });

  it.each(orders)('writes the same rows: %s', (order) => {
    expect(idsOf(order)).toEqual(oracle.orders[order]);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'leaves out what the engine leaves out in case %i',
    (_, one) => {
      const { afterFooter, afterBloom, pages } = pruneAs(one);
      expect([afterFooter, afterBloom, pages].map((places) => places.join(' '))).toEqual(
        one.slice(6),
      );
    },
  );
});
