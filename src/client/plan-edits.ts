import { keepSessionJson, readSessionJson } from './session-json.ts';

const KEY = 'lakepath.plan-edits';

/** What the planner's form had that was not kept, in this tab; null where there is nothing. */
export function readPlanEdits(): object | null {
  return readSessionJson(
    KEY,
    (value): value is object => typeof value === 'object' && value !== null,
  );
}

/** So that a look at a module, or a reload, does not lose them. */
export function holdPlanEdits(edits: object): void {
  keepSessionJson(KEY, Object.keys(edits).length === 0 ? null : edits);
}
