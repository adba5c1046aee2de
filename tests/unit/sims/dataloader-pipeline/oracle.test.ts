import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inFlight } from '../../../../src/sims/dataloader-pipeline/measure.ts';
import { runAll } from '../../../../src/sims/dataloader-pipeline/model.ts';
import type { Plan } from '../../../../src/sims/dataloader-pipeline/model.ts';
import type { State } from '../../../../src/sims/dataloader-pipeline/state.ts';

/** Written by content/labs/dataloader-starvation/oracle/main.py; `case.py` there explains the words of a log. */
interface Trace {
  w: number;
  p: number;
  o: 0 | 1;
  step: number;
  pin: number;
  load: number[];
  owner: number[];
  log: string;
  /** Only where the clock was virtual. */
  end?: number;
}
interface Bound {
  w: number;
  p: number;
  o: 0 | 1;
  n: number;
  primed: number;
  most: number;
}
const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/dataloader-pipeline.json', import.meta.url), 'utf8'),
) as { torch: string; real: Trace[]; virtual: Trace[]; bounds: Bound[] };

const planOf = ({ w, p, o, step, pin, load }: Trace): Plan => ({
  workers: w,
  prefetch: p,
  inOrder: o === 1,
  stepMs: step,
  pinMs: pin,
  loadMs: load,
});

function word({ event, sent, reorder }: State): string[] {
  if (event.kind === 'loaded') return [`f${String(event.batch)}`];
  if (event.kind === 'pinned') return [`p${String(event.batch)}`];
  if (event.kind === 'asked') return [`e${String(event.batch)}`];
  if (event.kind !== 'delivered') return [];
  const early = reorder.toSorted((a, b) => a - b).join('+');
  return [`d${String(event.batch)}/${String(sent)}/${early}`];
}

const name = (trace: Trace, index: number) =>
  `${String(index)}: ${String(trace.w)} × ${String(trace.p)}, ${trace.o ? 'in order' : 'out of order'}`;

describe(`the model against PyTorch ${oracle.torch}`, () => {
  it('has cases of every kind', () => {
    expect(oracle.torch).toMatch(/^2\.15\.0/);
    expect(oracle.real.length).toBeGreaterThanOrEqual(30);
    expect(oracle.virtual.length).toBeGreaterThanOrEqual(200);
    for (const list of [oracle.real, oracle.virtual]) {
      for (const order of [0, 1]) {
        for (const pinned of [true, false]) {
          expect(
            list.filter(({ o, pin }) => o === order && pin > 0 === pinned).length,
          ).toBeGreaterThan(4);
        }
      }
    }
  });

  describe('real workers: the order of all events, who loaded what, what waited', () => {
    it.each(oracle.real.map((trace, index) => [name(trace, index), trace] as const))(
      '%s',
      (_, trace) => {
        const states = runAll(planOf(trace));
        expect(states.flatMap(word).join(' ')).toBe(trace.log);
        expect(states.at(-1)?.owner).toEqual(trace.owner);
      },
    );
  });

  describe('its iterator class in virtual time: the same, and when the run ends', () => {
    it.each(oracle.virtual.map((trace, index) => [name(trace, index), trace] as const))(
      '%s',
      (_, trace) => {
        const states = runAll(planOf(trace));
        expect(states.flatMap(word).join(' ')).toBe(trace.log);
        expect(states.at(-1)?.owner).toEqual(trace.owner);
        expect(states.at(-1)?.now).toBe(trace.end);
      },
    );
  });

  it.each(oracle.bounds)(
    '$w × $p, $n batches, in_order $o: lists sent at once and at most',
    ({ w, p, n, o, primed, most }) => {
      const states = runAll({
        workers: w,
        prefetch: p,
        inOrder: o === 1,
        stepMs: 3,
        pinMs: 0,
        loadMs: Array<number>(n).fill(5),
      });
      expect(states[0]?.sent).toBe(primed);
      const taken = states.filter(
        ({ event }) => event.kind === 'delivered' || event.kind === 'primed',
      );
      expect(Math.max(...taken.map(inFlight))).toBe(most);
    },
  );
});
