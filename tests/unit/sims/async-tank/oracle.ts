import { readFileSync } from 'node:fs';
import type { Load } from '../../../../src/sims/async-tank/loads.ts';
import { waiting } from '../../../../src/sims/async-tank/input.ts';
import { begin } from '../../../../src/sims/async-tank/model.ts';
import type { Action, Element, Settings, State } from '../../../../src/sims/async-tank/state.ts';

type Row = readonly [
  settings: readonly [
    mode: Settings['mode'],
    capacity: number,
    every: number,
    marks: number,
    timeout: number,
    onTimeout: Settings['onTimeout'],
    retries: number,
  ],
  latency: Load['latency'],
  failures: Load['failures'],
  actions: string,
  told: string,
];

/** What Flink 2.0.0 did: see content/labs/flink-async/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly Row[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/async-tank.json', import.meta.url), 'utf8'),
) as Oracle;

const kinds: Readonly<Record<string, Action>> = {
  n: { kind: 'next' },
  k: { kind: 'checkpoint' },
  c: { kind: 'crash' },
};

/** Where a case begins, its actions, and what Flink did at each. */
export function play([settings, latency, failures, letters, told]: Row) {
  const [mode, capacity, every, marks, timeout, onTimeout, retries] = settings;
  const given = {
    mode,
    capacity,
    every,
    marks,
    timeout,
    onTimeout,
    retries,
    load: 'even',
  } as const;
  const actions = [...letters].map((letter): Action => {
    const action = kinds[letter];
    if (!action) throw new Error(`no action ${letter}`);
    return action;
  });
  return { start: begin(given, { latency, failures }), actions, told: told.split('|') };
}

const name = ({ kind, of }: Element) => (kind === 'record' ? String(of) : `W${String(of)}`);

/** What the oracle tells of one action, from the states before and after it. */
export function tell(before: State, after: State): string {
  if (after === before) return 'nothing';
  const { happened, last, outputs, action, now, failed } = after;
  const asked = happened.flatMap(({ kind, element }) =>
    kind === 'retried' || (kind === 'entered' && element.kind === 'record') ? [element.of] : [],
  );
  const left = happened.filter(({ kind }) => kind === 'left').length;
  const shown = outputs
    .slice(outputs.length - left)
    .map(({ element, late }) => name(element) + (late ? '*' : ''));
  const outside = failed ? 0 : waiting(after).length;
  return [
    action === 'next' ? String(now) : '',
    asked.length > 0 ? `>${asked.sort((a, b) => a - b).join(',')}` : '',
    left > 0 ? `<${shown.join(',')}` : '',
    last && last !== before.last ? `#${last.elements.map(name).join(',')}` : '',
    outside > 0 ? `~${String(outside)}` : '',
    failed ? '!' : '',
  ].join('');
}
