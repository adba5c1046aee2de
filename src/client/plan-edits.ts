import { environment } from './progress/store.ts';

const KEY = 'lakepath.plan-edits';

/** What the planner's form had that was not kept, in this tab; null where there is nothing. */
export function readPlanEdits(): object | null {
  try {
    const edits: unknown = JSON.parse(environment.session.get(KEY) ?? 'null');
    return typeof edits === 'object' ? edits : null;
  } catch {
    return null;
  }
}

/** So that a look at a module, or a reload, does not lose them. */
export function holdPlanEdits(edits: object): void {
  if (Object.keys(edits).length === 0) environment.session.remove(KEY);
  else environment.session.set(KEY, JSON.stringify(edits));
}
