import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/changelog-theatre/address.ts';
import { begin, firstJob, rowsKept, step } from '../../../../src/sims/changelog-theatre/model.ts';
import { oddRows } from '../../../../src/sims/changelog-theatre/odd.ts';
import { presets, presetState } from '../../../../src/sims/changelog-theatre/presets.ts';
import { simulator } from '../../../../src/sims/changelog-theatre/simulator.ts';
import type { Action, Order, Row, State } from '../../../../src/sims/changelog-theatre/state.ts';
import { describe as inWords } from '../../../../src/sims/changelog-theatre/words.ts';
import { anyText } from '../../any-text.ts';
import { anyAction, anyChange, anyJob } from './arbitraries.ts';

const empty = { orders: [], fees: [] };

/** The query's answer over the tables as they are, in batch; a Top-1 without the id, since equal orders may tie. */
function answer({ job, tables }: State): Row[] {
  const { orders, fees } = tables;
  const cities = [...new Set(orders.map(({ city }) => city))];
  const of = (city: string) => orders.filter((order) => order.city === city);
  const feeOf = ({ city }: Order) => fees.find((fee) => fee.city === city)?.fee ?? null;
  switch (job.query) {
    case 'count':
      return cities.map((city) => [city, of(city).length]);
    case 'sum':
      return cities.map((city) => [city, of(city).reduce((sum, { qty }) => sum + qty, 0)]);
    case 'top':
      return cities.map((city) => [city, Math.max(...of(city).map(({ qty }) => qty))]);
    default:
      return orders
        .map((order) => [order.id, order.city, feeOf(order)])
        .filter(([, , fee]) => job.query === 'left' || fee !== null);
  }
}

const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('whatever changes', () => {
  test('the sink has what the query gives in batch, if no state expires and nothing is looked up', () => {
    fc.assert(
      fc.property(anyJob, fc.array(anyChange, { maxLength: 30 }), (job, changes) => {
        fc.pre(job.query !== 'lookup');
        const state = changes.reduce(step, begin({ ...job, expires: false }, empty));
        const sink =
          job.query === 'top'
            ? state.sink.map(([city = null, , qty = null]) => [city, qty])
            : state.sink;
        expect(sorted(sink)).toEqual(sorted(answer(state)));
        expect(state.event.missed).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  test('a sink with a key has each key once, and gets no −U', () => {
    fc.assert(
      fc.property(anyJob, fc.array(anyAction, { maxLength: 30 }), (job, actions) => {
        let state = begin(job, empty);
        for (const action of actions) {
          state = step(state, action);
          if (!state.job.hasKey) continue;
          const keys = state.sink.map(([key]) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(state.event.out.some(({ kind }) => kind === '-U')).toBe(false);
        }
      }),
    );
  });

  test('a table’s rows are kept once each at most, a lookup keeps none, and no step changes a state before it', () => {
    fc.assert(
      fc.property(anyJob, fc.array(anyAction, { maxLength: 20 }), (job, actions) => {
        let state = begin(job, empty);
        for (const action of actions) {
          const text = JSON.stringify(state);
          const next = step(state, action);
          expect(JSON.stringify(state)).toBe(text);
          state = next;
          const { orders, fees } = state.tables;
          if (state.job.query === 'lookup') expect(rowsKept(state.memory)).toBe(0);
          if (!state.job.hasKey)
            expect(rowsKept(state.memory)).toBeLessThanOrEqual(orders.length + fees.length);
        }
      }),
    );
  });

  test('every state has its words, in whole sentences of at most 24 words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.array(anyAction, { maxLength: 25 }),
        (preset, actions) => {
          let state = presetState(preset);
          for (const action of actions) {
            state = step(state, action);
            for (const sentence of inWords(state)) {
              expect(sentence).toMatch(/^(\d|[A-Z−]).*\.$/);
              expect(sentence).not.toMatch(/undefined|NaN|\.\.|\[object| {2}/);
              expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(24);
            }
          }
        },
      ),
    );
  });
});

describe('a step', () => {
  test('what is there already, a wait without a TTL, and the same job change nothing', () => {
    const state = step(begin(firstJob, empty), {
      kind: 'order',
      id: 1,
      to: { city: 'paris', qty: 3 },
    });
    const idle: Action[] = [
      { kind: 'order', id: 1, to: { city: 'paris', qty: 3 } },
      { kind: 'order', id: 2, to: null },
      { kind: 'fee', city: 'rome', to: null },
      { kind: 'wait' },
      { kind: 'job', change: { query: 'count' } },
    ];
    for (const action of idle) expect(step(state, action)).toBe(state);
  });

  test('a new job gives what the old one no longer had', () => {
    const before = ['ty', 'o1p3', 'w', 'w', 'o2p4'].reduce(act, begin(firstJob, empty));
    expect(oddRows(before)).toEqual({
      extra: [
        ['paris', 1],
        ['paris', 1],
      ],
      absent: [['paris', 2]],
    });
    expect(oddRows(act(before, 'ky'))).toEqual({ extra: [], absent: [] });
  });

  test('a city that nobody writes is forgotten, however often orders read it', () => {
    const start = begin({ query: 'join', hasKey: false, expires: true }, empty);
    const read = ['cp5', 'w', 'o1p3'].reduce(act, start);
    expect(read.event.out).toHaveLength(1);
    expect(['w', 'o2p3'].reduce(act, read).event.out).toHaveLength(0);
  });
});

function act(state: State, text: string): State {
  const action = decodeAction(text);
  if (!action) throw new Error(text);
  return step(state, action);
}

describe('an address', () => {
  test('holds an action', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        expect(decodeAction(encodeAction(action))).toEqual(action);
      }),
    );
  });

  test.each([
    '',
    'o',
    'o1',
    'o5p3',
    'o1x3',
    'o1p',
    'o1p33',
    'cp',
    'cd',
    'qz',
    'q',
    'k',
    'tx',
    'ww',
    '__proto__',
  ])('is no action: %j', (text) => {
    expect(decodeAction(text)).toBeNull();
  });

  test('of any text is read without throwing', () => {
    fc.assert(fc.property(anyText(), (text) => void simulator.decode(text)));
  });
});
