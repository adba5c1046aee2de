import fc from 'fast-check';
import { readActions } from '../../../../src/sims/commit-stepper/address.ts';
import { presets } from '../../../../src/sims/commit-stepper/presets.ts';
import type { Action } from '../../../../src/sims/commit-stepper/state.ts';

export const preset = fc.constantFrom(...presets);

const letter = (letters: string) =>
  fc.constantFrom(...letters).map((each): Action => {
    const [action] = readActions(each) ?? [];
    if (!action) throw new Error(`no action ${each}`);
    return action;
  });

/** What a job and its surroundings do, some of it often. */
export const action = letter('eeennnnnnlccrrst');
export const anyAction = letter('eeeennnnnnnlcrrstakpmdbxoz');
