import fc from 'fast-check';
import { limits, setTo } from '../../../../src/sims/watermark-river/address.ts';
import { presets } from '../../../../src/sims/watermark-river/presets.ts';
import type { Action } from '../../../../src/sims/watermark-river/state.ts';

export const preset = fc.constantFrom(...presets);

const go = fc.constantFrom(1, 5, 20).map((seconds): Action => ({ kind: 'go', seconds }));
const turn = fc
  .constantFrom(0 as const, 1 as const, 2 as const)
  .map((partition): Action => ({ kind: 'turn', partition }));
const set = fc
  .constantFrom('bound' as const, 'timeout' as const, 'lateness' as const, 'drift' as const)
  .chain((name) => fc.nat(limits[name]).map((seconds) => setTo(name, seconds)));

export const action = fc.oneof({ arbitrary: go, weight: 3 }, turn, set);
