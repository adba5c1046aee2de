/** A preset, what the reader did since, and the state before each of those actions. */
export interface History<Preset, Action, State> {
  readonly preset: Preset;
  readonly actions: readonly Action[];
  readonly past: readonly State[];
  readonly state: State;
}

/** One step back; the same history where there is none. */
export function undo<Preset, Action, State>(
  history: History<Preset, Action, State>,
): History<Preset, Action, State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    preset: history.preset,
    actions: history.actions.slice(0, -1),
    past: history.past.slice(0, -1),
    state: before,
  };
}
