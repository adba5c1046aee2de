import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begin, paceOf } from '../../../../src/sims/starvation/model.ts';
import { allowed, LATE, ruling, run } from '../../../../src/sims/starvation/pipeline.ts';
import type { Setting } from '../../../../src/sims/starvation/pipeline.ts';

/** What torch's iterator did: see content/labs/gpu-starvation/oracle/README.md. */
interface Oracle {
  readonly torch: string;
  readonly cases: readonly Case[];
}

type Case = readonly [
  workers: number,
  prefetch: number,
  cores: number,
  store: number,
  link: number,
  decode: number,
  step: number,
  late: number,
  reads: number,
  rows: readonly (readonly [
    worker: number,
    ready: number,
    got: number,
    from: number,
    to: number,
  ])[],
];

const read = (path: string): string =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const oracle = JSON.parse(read('tests/fixtures/sims/starvation.json')) as Oracle;

const settingOf = (one: Case): Setting => {
  const [workers, prefetch, cores, store, link, decode, step, late, reads] = one;
  return { workers, prefetch, cores, store, link, decode, step, late, reads: reads === 1 };
};

/** The rules that a case puts to the test. */
function rulesOf(one: Case): string[] {
  const setting = settingOf(one);
  const rows = one[9];
  const { workers, prefetch, cores, link, late, reads } = setting;
  const gap = (number: number) => (rows[number]?.[3] ?? 0) - (rows[number - 1]?.[4] ?? 0);
  const overtaken = rows.some(([, ready], number) => ready < (rows[number - 1]?.[1] ?? 0));
  return [
    `${ruling(setting)} rules`,
    `${workers} workers`,
    `prefetch ${prefetch}`,
    ...(workers > cores ? [`${cores > 3 ? 'some' : String(cores)} cores are short`] : []),
    ...(link > 0 && workers > 1 ? ['workers share the link'] : []),
    reads ? 'the loop reads the loss' : 'the loop runs ahead',
    ...(late > 0 ? [`a late batch ${gap(LATE) > 0 ? 'is seen' : 'is hidden'}`] : []),
    ...(overtaken ? ['a batch is ready before its turn'] : []),
    ...(!reads && rows.some(([, , got, from]) => got < from)
      ? ['a launch waits in the queue']
      : []),
  ];
}

describe('the model of a loader and a device', () => {
  it('has 300 cases or more, with every rule in five of them', () => {
    expect(oracle.torch).toBe('2.15.0');
    expect(oracle.cases.length).toBeGreaterThanOrEqual(300);
    const counts = new Map<string, number>();
    for (const one of oracle.cases)
      for (const rule of rulesOf(one)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect(counts.size).toBeGreaterThanOrEqual(30);
    for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(5);
  });

  it.each(oracle.cases.map((one, index) => [index, one] as const))(
    'has each batch when torch’s iterator has it in case %i',
    (_, one) => {
      const batches = run(settingOf(one), one[9].length);
      expect(
        batches.map(({ worker, decoded, next, step }) => [
          worker,
          decoded.to,
          next.to,
          step.from,
          step.to,
        ]),
      ).toEqual(one[9]);
    },
  );
});

describe('the model and the lab’s runs, with processes and sleeps', () => {
  /** The lab's settings, in the order of its table; `rulers.py` makes them. */
  const first: Setting = {
    ...{ workers: 1, prefetch: 2, cores: 4, store: 120, link: 60, decode: 300, step: 100 },
    ...{ late: 0, reads: false },
  };
  const faster = { ...first, workers: 8, step: 50 };
  const cheap = { ...faster, workers: 16, decode: 150 };
  const ran = [
    first,
    { ...first, workers: 4 },
    { ...first, workers: 8 },
    faster,
    { ...faster, workers: 16 },
    cheap,
    { ...cheap, link: 30 },
  ];
  const measured = [
    ...read('content/labs/gpu-starvation/expected/rulers.txt').matchAll(
      /(\d+) ms +(\d+) ms +yes +(\d+)%/g,
    ),
  ];

  it.each(ran.map((setting, index) => [index, setting] as const))(
    'a batch comes as often as in line %i of the table of rulers',
    (index, setting) => {
      expect(measured.length).toBe(ran.length);
      const [, predicted = 0, period = 0, busy = 0] = (measured[index] ?? []).map(Number);
      const pace = paceOf(begin(setting));
      expect(Math.max(...Object.values(allowed(setting)))).toBeCloseTo(predicted, 0);
      expect(Math.abs(pace.period - period) / period).toBeLessThan(0.05);
      expect(Math.abs(100 * pace.busy - busy)).toBeLessThan(5);
    },
  );

  it('two workers of 400 ms make the device wait before every second step', () => {
    const lines = read('content/labs/gpu-starvation/expected/waits.txt').match(/workers 2, .* ms/g);
    expect(lines?.map((line) => line.match(/\d+/g)?.slice(2))).toEqual([
      ['100', '0'],
      ['100', '0'],
    ]);
    for (const prefetch of [2, 8]) {
      const setting = { ...first, workers: 2, prefetch, cores: 16, store: 0, link: 0, decode: 400 };
      const batches = run({ ...setting, step: 150, reads: true }, 24);
      const idle = batches.slice(1).map(({ step }, i) => step.from - (batches[i]?.step.to ?? 0));
      expect(idle.slice(4)).toEqual(idle.slice(4).map((_, i) => (i % 2 === 0 ? 0 : 100)));
    }
  });
});
