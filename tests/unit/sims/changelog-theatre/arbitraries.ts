import fc from 'fast-check';
import { cities, ids, queries } from '../../../../src/sims/changelog-theatre/state.ts';
import type { Action } from '../../../../src/sims/changelog-theatre/state.ts';

const anyCity = fc.constantFrom(...cities);
const anyDigit = fc.nat({ max: 9 });
const anyOrder = fc.option(fc.record({ city: anyCity, qty: anyDigit }));

/** Changes of the tables alone. */
export const anyChange: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ids), anyOrder)
    .map(([id, to]): Action => ({ kind: 'order', id, to })),
  fc.tuple(anyCity, fc.option(anyDigit)).map(([city, to]): Action => ({ kind: 'fee', city, to })),
);

export const anyJob = fc.record({
  query: fc.constantFrom(...queries),
  hasKey: fc.boolean(),
  expires: fc.boolean(),
});

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: anyChange },
  fc.constant<Action>({ kind: 'wait' }),
  fc
    .oneof(
      fc.constantFrom(...queries).map((query) => ({ query })),
      fc.boolean().map((hasKey) => ({ hasKey })),
      fc.boolean().map((expires) => ({ expires })),
    )
    .map((change): Action => ({ kind: 'job', change })),
);
