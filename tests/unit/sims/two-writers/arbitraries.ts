import fc from 'fast-check';
import { jobKinds } from '../../../../src/sims/two-writers/address.ts';
import type { Action } from '../../../../src/sims/two-writers/state.ts';
import { writerIds } from '../../../../src/sims/two-writers/table.ts';

const anyWriter = fc.constantFrom(...writerIds);
const anyJob = fc.record({
  kind: fc.constantFrom(...jobKinds),
  bucket: fc.constantFrom(0 as const, 1 as const),
});

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: anyWriter.map((writer): Action => ({ kind: 'run', writer })) },
  { weight: 6, arbitrary: anyWriter.map((writer): Action => ({ kind: 'hold', writer })) },
  fc.tuple(anyWriter, anyJob).map(([writer, job]): Action => ({ kind: 'job', writer, job })),
  fc.boolean().map((replaces): Action => ({ kind: 'store', replaces })),
);
