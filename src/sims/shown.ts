import { readAddress } from './address.ts';
import { findPreset, isFresh } from './simulator.ts';
import type { Simulator, Words } from './simulator.ts';

/** What the frame shows. */
export interface Shown<Session> {
  readonly session: Session;
  readonly words: Words;
  /** Whether the words say that something was not done. */
  readonly refused: boolean;
  /** Whether the reader has done something here: only that goes into the address. */
  readonly acted: boolean;
  /** The one since the preset's beginning; it is kept nowhere. */
  readonly guess: Guess | null;
  /** Counts the sessions that did not come from the reader's own next step: half-typed fields begin anew with each. */
  readonly jumps: number;
}

/** Which choice the reader took, and which came true. */
export interface Guess {
  readonly mine: number;
  readonly truth: number;
  /** Whether it held, and why it came so. */
  readonly verdict: Words;
}

/** What a reader may ask of the frame. */
export type Wish<Action> =
  | { readonly kind: 'act'; readonly action: Action }
  /** One tick of a slider; `what` names the slider. */
  | { readonly kind: 'drag'; readonly what: string; readonly action: Action }
  | { readonly kind: 'preset'; readonly id: string }
  | { readonly kind: 'guess'; readonly choice: number }
  | { readonly kind: 'back' | 'reset' }
  /** Says why nothing was done. */
  | { readonly kind: 'refuse'; readonly reason: string }
  /** Opens what the address holds. */
  | { readonly kind: 'open'; readonly search: string };

const DAMAGED = 'The address holds a state that cannot be read, so this is the start.';
const MOVED_ON = 'The question is about the start. Press Reset, then guess.';

/** What is shown before the reader does anything. */
export function showStart<Session, Action>(
  simulator: Simulator<Session, Action>,
  preset: string | undefined,
): Shown<Session> {
  const session = simulator.start(preset);
  const words = simulator.describe(session);
  return { session, words, refused: false, acted: false, guess: null, jumps: 0 };
}

/** What is shown once a wish is granted, or refused in words. */
export function respond<Session, Action>(
  simulator: Simulator<Session, Action>,
  shown: Shown<Session>,
  wish: Wish<Action>,
): Shown<Session> {
  const { session } = shown;
  const refuse = (reason: string): Shown<Session> => ({ ...shown, words: [reason], refused: true });
  const jump = (to: Session, said: readonly string[] = []): Shown<Session> => {
    const [lead, ...rest] = [...said, ...simulator.describe(to)];
    return {
      session: to,
      words: [lead ?? '', ...rest],
      refused: simulator.isRefused(to),
      acted: true,
      guess: isFresh(simulator, to) ? null : shown.guess,
      jumps: shown.jumps + 1,
    };
  };
  switch (wish.kind) {
    case 'act':
    case 'drag': {
      const { act, drag = act } = simulator;
      const next =
        wish.kind === 'drag' ? drag(session, wish.action, wish.what) : act(session, wish.action);
      if (next === session) {
        const reason = simulator.stuck(session);
        return reason === '' ? shown : refuse(reason);
      }
      const words = simulator.describe(next, { before: session, action: wish.action });
      const refused = simulator.isRefused(next);
      return { ...shown, session: next, words, refused, acted: true };
    }
    case 'preset':
      return jump(simulator.start(wish.id));
    case 'reset':
      return jump(simulator.start(simulator.presetOf(session)), ['Back at the start.']);
    case 'back': {
      const before = simulator.back(session);
      return before === session
        ? { ...shown, words: ['This is the start.'] }
        : jump(before, ['One step back.']);
    }
    case 'guess':
      return isFresh(simulator, session) ? guess(simulator, shown, wish.choice) : refuse(MOVED_ON);
    case 'refuse':
      return refuse(wish.reason);
    case 'open': {
      const asked = readAddress(simulator, wish.search);
      if (asked === null) return shown;
      const opened = asked === 'damaged' ? jump(session, [DAMAGED]) : jump(asked);
      return { ...opened, acted: false };
    }
  }
}

/** The model acts, and its outcome is held against the guess. */
function guess<Session, Action>(
  simulator: Simulator<Session, Action>,
  shown: Shown<Session>,
  mine: number,
): Shown<Session> {
  const { session: before } = shown;
  const { choices, acts, why } = findPreset(simulator.presets, simulator.presetOf(before)).predict;
  const after = acts.reduce(simulator.act, before);
  const truth = choices.findIndex(({ holds }) => holds(after, before));
  const quoted = (index: number) => `“${choices[index]?.text ?? 'something else'}”`;
  const lead =
    mine === truth
      ? `As you guessed: ${quoted(mine)}.`
      : `You guessed ${quoted(mine)}, and it is ${quoted(truth)}.`;
  return {
    session: after,
    words: simulator.describe(after),
    refused: simulator.isRefused(after),
    acted: true,
    guess: { mine, truth, verdict: [lead, why(after, before)] },
    jumps: shown.jumps + 1,
  };
}
