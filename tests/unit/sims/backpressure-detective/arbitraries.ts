import fc from 'fast-check';
import { copiesOf, limits, taskNames } from '../../../../src/sims/backpressure-detective/state.ts';
import type { Action, Settings } from '../../../../src/sims/backpressure-detective/state.ts';

const within = ({ min, max, step }: (typeof limits)[keyof typeof limits]) =>
  fc.integer({ min: 0, max: (max - min) / step }).map((steps) => min + steps * step);

const anyTask = (name: (typeof taskNames)[number]) =>
  fc.record({ copies: fc.constantFrom(...copiesOf[name]), cost: within(limits.cost) });

export const anySettings: fc.Arbitrary<Settings> = fc.record({
  rate: within(limits.rate),
  hot: within(limits.hot),
  tasks: fc.record({
    orders: anyTask('orders'),
    price: anyTask('price'),
    count: anyTask('count'),
    store: anyTask('store'),
  }),
});

const task = fc.constantFrom(...taskNames);

/** What a reader may do, and what only a changed address can say. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('copies' as const), task, value: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('cost' as const), task, value: fc.integer({ min: 0, max: 12 }) }),
  fc.record({
    kind: fc.constant('rate' as const),
    value: fc.integer({ min: 0, max: 12 }).map((n) => 50 * n),
  }),
  fc.record({
    kind: fc.constant('hot' as const),
    value: fc.integer({ min: 0, max: 10 }).map((n) => 10 * n),
  }),
);
