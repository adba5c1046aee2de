/** What a step did, in sentences. Where there are several, the first is the one to read first. */
export type Words = readonly [lead: string, ...rest: string[]];

/** Something that may come true. */
export interface Choice<Session> {
  /** At most 26 characters: it stands on a button, and in “You guessed …”. */
  readonly text: string;
  readonly holds: (after: Session, before: Session) => boolean;
}

/** A question about a preset's start, which the reader may answer before the model does. */
export interface Prediction<Session, Action> {
  /** Ends in `?`. What the start shows must not answer it. */
  readonly question: string;
  /** Two or three, of which exactly one holds after `acts`: the model says which. Its place varies from preset to preset. */
  readonly choices: readonly Choice<Session>[];
  /** What the model does once the reader has guessed: it changes the session. */
  readonly acts: readonly Action[];
  /** Why it came so, with one of the model's numbers. One or two sentences, true whatever came, that end in `.`. */
  readonly why: (after: Session, before: Session) => string;
}

/** Where a reader may start from: a discovery to make. */
export interface Preset<Session, Action> {
  /** Part of addresses, so for ever: `[a-z0-9-]+`. */
  readonly id: string;
  readonly title: string;
  /** One sentence, with its `.` or `?`: what to do, and what to look for. */
  readonly tryThis: string;
  readonly predict: Prediction<Session, Action>;
}

/** All that the frame needs to know of a simulator. Everything in it is pure; `recorded` makes most of it. */
export interface Simulator<Session, Action> {
  readonly title: string;
  /** What it is good for: one sentence, for lists. */
  readonly plain: string;
  /** Its name in the address (`?lsm=…`), so for ever, and no other simulator's: `[a-z]+`. */
  readonly parameter: string;
  /** Two at least. The first is where it starts when nobody says otherwise. */
  readonly presets: readonly Preset<Session, Action>[];
  /** A preset's beginning; the first one's for an id that is none. */
  readonly start: (preset: string | undefined) => Session;
  readonly presetOf: (session: Session) => string;
  /** The same session where the action changes nothing. */
  readonly act: (session: Session, action: Action) => Session;
  /** The same for one tick of a drag: ticks in a row of the same `what` are one step. Where it is not there, `act` is it. */
  readonly drag?: (session: Session, action: Action, what: string) => Session;
  /** The same session at the start. */
  readonly back: (session: Session) => Session;
  /** Why no step can be taken any more; empty where one can. */
  readonly stuck: (session: Session) => string;
  /** A session as text that needs no escaping in an address: at a preset's beginning the preset's id alone. */
  readonly encode: (session: Session) => string;
  /** Null for text that stands for no session; what it reads, `encode` writes in its own way. Never throws. */
  readonly decode: (text: string) => Session | null;
  /** What the last step did, told from the step where there was one. */
  readonly describe: (session: Session, step?: Step<Session, Action>) => Words;
  /** Whether the engine refused what was asked last. */
  readonly isRefused: (session: Session) => boolean;
}

/** The action that led to a session, and the session before it. */
export interface Step<Session, Action> {
  readonly before: Session;
  readonly action: Action;
}

/** The preset with this id; the first one for anything else. */
export function findPreset<P extends { readonly id: string }>(
  presets: readonly P[],
  id: string | undefined,
): P {
  const found = presets.find((preset) => preset.id === id) ?? presets[0];
  if (!found) throw new RangeError('A simulator has one preset at least.');
  return found;
}

/** Whether nothing has been done since the preset's beginning. */
export function isFresh<Session, Action>(
  simulator: Simulator<Session, Action>,
  session: Session,
): boolean {
  return simulator.encode(session) === simulator.presetOf(session);
}
