import fc from 'fast-check';
import { capacity, knobs } from '../../../../src/sims/async-tank/settings.ts';
import type { Action, Settings } from '../../../../src/sims/async-tank/state.ts';

const kinds = (...kinds: ('next' | 'run' | 'checkpoint' | 'crash')[]) =>
  fc.constantFrom(...kinds).map((kind): Action => ({ kind }));
const set = fc.constantFrom(
  ...[capacity, ...knobs].flatMap(({ options }) => options.map(({ act }) => act)),
);

/** What happens to a job with the settings that it has. */
export const action = kinds('next', 'next', 'next', 'next', 'next', 'next', 'checkpoint', 'crash');
export const anyAction = fc.oneof(action, kinds('run'), set);

export const settings: fc.Arbitrary<Settings> = fc.record({
  mode: fc.constantFrom('ordered', 'unordered'),
  capacity: fc.integer({ min: 1, max: 8 }),
  every: fc.constantFrom(5, 10, 20, 40),
  marks: fc.constantFrom(0, 1, 3),
  load: fc.constantFrom('even', 'slow', 'mixed', 'flaky'),
  timeout: fc.constantFrom(100, 150, 1000),
  onTimeout: fc.constantFrom('fail', 'default'),
  retries: fc.constantFrom(0, 2),
});
