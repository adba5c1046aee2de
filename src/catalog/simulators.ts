import { createRequire } from 'node:module';
import { dirname } from 'node:path/posix';
import { simulators } from '../sims/registry.ts';

/** What addresses say of a simulator. */
interface SimulatorNames {
  readonly parameter: string;
  readonly presets: readonly { readonly id: string }[];
}

// By name, since the registry says which there are; and at once, since the checks are no promises.
const load = createRequire(import.meta.url);

/**
 * The names of the simulator that a module's text uses as `<component>`; null where that is none. Runs its
 * `simulator.ts`, which is pure and draws nothing, once a process: `npm run dev` knows a new preset when it starts again.
 */
export function simulatorNames(component: string): SimulatorNames | null {
  const file = Object.hasOwn(simulators, component) ? simulators[component] : undefined;
  if (file === undefined) return null;
  const { simulator } = load(`../sims/${dirname(file)}/simulator.ts`) as {
    simulator: SimulatorNames;
  };
  return simulator;
}
