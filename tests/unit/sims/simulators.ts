import type { Simulator } from '../../../src/sims/simulator.ts';

/** What all simulators share; each knows its own sessions and actions. */
export type AnySimulator = Simulator<unknown, unknown>;

const files = import.meta.glob<{ simulator: AnySimulator }>(
  ['../../../src/sims/*/simulator.ts', './toy/simulator.ts'],
  { eager: true },
);

/** Every simulator by its folder's name, the toy among them. */
export const simulators = Object.entries(files).map(
  ([file, { simulator }]) => [file.split('/').at(-2) ?? '', simulator] as const,
);
