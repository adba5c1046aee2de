import { findPreset } from './simulator.ts';
import type { Preset, Simulator, Words } from './simulator.ts';

/** A preset, what the reader did since, and the state before each of those actions. */
export interface Recorded<Action, State> {
  readonly preset: string;
  readonly actions: readonly Action[];
  readonly past: readonly State[];
  readonly state: State;
  /** What the last action dragged; not there where it was no drag, or stands in an address. */
  readonly dragged?: string;
}

interface Rules<Action, State, P> {
  readonly title: string;
  readonly plain: string;
  readonly parameter: string;
  readonly presets: readonly P[];
  /** A preset's first state. It must not show the answer to the preset's question. */
  readonly begin: (preset: P) => State;
  /** The same state where the action changes nothing. */
  readonly step: (state: State, action: Action) => State;
  readonly describe: (state: State) => Words;
  readonly isRefused?: (state: State) => boolean;
  /** A state that is shown, but is no step: it cannot be undone, and no address holds it. */
  readonly isUnrecorded?: (state: State) => boolean;
  /** More would not fit into an address that people pass on. */
  readonly maxSteps: number;
  /** One action or more as text that needs no escaping in an address. */
  readonly write: (actions: readonly Action[]) => string;
  /** Null for text that stands for no actions. Never throws. */
  readonly read: (text: string) => readonly Action[] | null;
}

const MAX_LENGTH = 4_000;

/** A simulator whose session is the list of what the reader did: its address is `preset.actions`. */
export function recorded<Action, State, P extends Preset<Recorded<Action, State>, Action>>(
  rules: Rules<Action, State, P>,
): Required<Simulator<Recorded<Action, State>, Action>> {
  type Session = Recorded<Action, State>;
  const { presets, maxSteps, step, isUnrecorded = () => false, isRefused = () => false } = rules;

  const start = (id: string | undefined): Session => {
    const preset = findPreset(presets, id);
    return { preset: preset.id, actions: [], past: [], state: rules.begin(preset) };
  };

  const take = (session: Session, action: Action, dragged?: string): Session => {
    const base = dragged !== undefined && dragged === session.dragged ? undo(session) : session;
    if (base.actions.length >= maxSteps) return session;
    const state = step(base.state, action);
    if (state === base.state) return base;
    if (isUnrecorded(state)) return { ...session, state };
    const { preset, actions, past } = base;
    return {
      ...{ preset, actions: [...actions, action], past: [...past, base.state], state },
      ...(dragged !== undefined && { dragged }),
    };
  };
  const act = (session: Session, action: Action): Session => take(session, action);

  const decode = (text: string): Session | null => {
    if (text.length > MAX_LENGTH) return null;
    const [id = '', ...more] = text.split('.');
    const actions = more.length === 0 ? [] : rules.read(more.join('.'));
    const known = presets.some((preset) => preset.id === id);
    if (!known || !actions || actions.length > maxSteps) return null;
    const session = actions.reduce(act, start(id));
    return isUnrecorded(session.state) ? null : session;
  };

  return {
    title: rules.title,
    plain: rules.plain,
    parameter: rules.parameter,
    presets,
    start,
    presetOf: ({ preset }) => preset,
    act,
    drag: take,
    back: undo,
    stuck: ({ actions }) =>
      actions.length < maxSteps
        ? ''
        : `A link holds ${String(maxSteps)} steps, and these are all taken. Step back or reset.`,
    encode: ({ preset, actions }) =>
      actions.length === 0 ? preset : `${preset}.${rules.write(actions)}`,
    decode,
    describe: ({ state }) => rules.describe(state),
    isRefused: ({ state }) => isRefused(state),
  };
}

function undo<Action, State>(session: Recorded<Action, State>): Recorded<Action, State> {
  const before = session.past.at(-1);
  if (before === undefined) return session;
  return {
    preset: session.preset,
    actions: session.actions.slice(0, -1),
    past: session.past.slice(0, -1),
    state: before,
  };
}

/** `write` and `read` of actions that are joined by dots. */
export function dotted<Action>(
  write: (action: Action) => string,
  read: (text: string) => Action | null,
): Pick<Rules<Action, unknown, unknown>, 'write' | 'read'> {
  return {
    write: (actions) => actions.map(write).join('.'),
    read: (text) => {
      const actions: Action[] = [];
      for (const each of text.split('.')) {
        const action = read(each);
        if (action === null) return null;
        actions.push(action);
      }
      return actions;
    },
  };
}

/** `write` and `read` of actions that are one letter each. */
export function lettered<Action>(
  letters: Readonly<Record<string, Action>>,
): Pick<Rules<Action, unknown, unknown>, 'write' | 'read'> {
  const names = new Map(
    Object.entries(letters).map(([letter, action]) => [JSON.stringify(action), letter]),
  );
  return {
    write: (actions) => actions.map((action) => names.get(JSON.stringify(action)) ?? '').join(''),
    read: (text) => {
      const actions: Action[] = [];
      for (const letter of text) {
        const action = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
        if (action === undefined) return null;
        actions.push(action);
      }
      return actions.length > 0 ? actions : null;
    },
  };
}
