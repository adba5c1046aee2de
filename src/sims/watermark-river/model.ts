import { flow, source, turnOne } from './river.ts';
import { SECOND } from './state.ts';
import type { Action, River, Settings, State, Turn, World } from './state.ts';

/** The recording ends here, in seconds of the clock. */
export const END = 60;

/** A job that runs to a second of the clock; each run of the same job comes to the same. */
export function begin(
  world: World,
  settings: Settings,
  turns: readonly Turn[],
  second: number,
): State {
  const river = run(world, settings, turns, second);
  return { world, settings, turns, river, event: { kind: 'start', before: river } };
}

/** The next state; the same one where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { world, settings, turns, river } = state;
  const event = { kind: action.kind, before: river };
  const second = secondOf(river);
  switch (action.kind) {
    case 'go': {
      const to = Math.min(END, second + action.seconds);
      if (to <= second) return state;
      return { ...state, river: run(world, settings, turns, to, river), event };
    }
    case 'turn': {
      const turn = { second, partition: action.partition };
      return { ...state, turns: [...turns, turn], river: turnOne(river, action.partition), event };
    }
    case 'set': {
      if (settings[action.name] === action.value) return state;
      const other = { ...settings, [action.name]: action.value };
      return { ...state, settings: other, river: run(world, other, turns, second), event };
    }
  }
}

/** The second of the clock that is over. */
export function secondOf({ now }: River): number {
  return Math.floor(now / SECOND);
}

function run(
  world: World,
  settings: Settings,
  turns: readonly Turn[],
  to: number,
  from = source(settings),
): River {
  let river = from;
  while (secondOf(river) < to) river = flow(river, world, settings, turns);
  return river;
}
