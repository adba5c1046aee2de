import { copiesOf, limits } from './state.ts';
import type { Action, Settings, State } from './state.ts';

/** The job with one setting changed; the same state where it has that value, or may not have it. */
export function step(state: State, action: Action): State {
  const { settings: before } = state;
  return isAllowed(action) && read(before, action) !== action.value
    ? { settings: change(before, action), last: { action, before } }
    : state;
}

/** What the setting that an action changes is. */
export function read(settings: Settings, action: Action): number {
  return 'task' in action ? settings.tasks[action.task][action.kind] : settings[action.kind];
}

function change(settings: Settings, action: Action): Settings {
  if (!('task' in action)) return { ...settings, [action.kind]: action.value };
  const task = { ...settings.tasks[action.task], [action.kind]: action.value };
  return { ...settings, tasks: { ...settings.tasks, [action.task]: task } };
}

function isAllowed(action: Action): boolean {
  const { kind, value } = action;
  if (kind === 'copies') return copiesOf[action.task].includes(value);
  const { min, max, step: by } = limits[kind];
  return value >= min && value <= max && value % by === 0;
}
