/** A value of one feature of one entity. Times are half hours of one day, 0 to 48. */
export interface Row {
  /** When it was so. */
  readonly event: number;
  /** When it could first be read: never before `event`. */
  readonly created: number;
  readonly value: number;
}

/** How a label gets its value. */
export interface Settings {
  /** `latest`: the newest row of all. `asof`: the newest at or before the label. `known`: of those that were created by then. */
  readonly join: Join;
  /** How old the value may be at the label, at most; 0 is any age. `latest` has no limit. */
  readonly ttl: number;
}

export const joins = ['latest', 'asof', 'known'] as const;
export type Join = (typeof joins)[number];

/** A label's value in the training set, beside the one that a model could have been served with. */
export interface Answer {
  readonly label: number;
  readonly got: Row | null;
  readonly served: Row | null;
}

/** One feature, labels, and the values that a join gives them, one label after the other. */
export interface State {
  readonly settings: Settings;
  readonly rows: readonly Row[];
  /** Times of the labels, in the order in which they are joined. */
  readonly labels: readonly number[];
  /** Of the first labels, so many as were joined. */
  readonly answers: readonly Answer[];
  readonly event: Event;
}

export type Event =
  | { readonly kind: 'start' | 'joined' | 'done' }
  /** Something else was set or moved: the answers before that. */
  | { readonly kind: 'changed'; readonly before: readonly Answer[] };

export type Action =
  /** Joins the next label. */
  | { readonly kind: 'join' }
  | { readonly kind: 'set'; readonly to: Partial<Settings> }
  /** Moves a label, or a row's created time. */
  | { readonly kind: 'label' | 'created'; readonly which: number; readonly at: number };

/** The last half hour of the day. */
export const DAY = 48;

/** Nothing is joined yet. */
export const begin = (
  settings: Settings,
  rows: readonly Row[],
  labels: readonly number[],
): State => ({ settings, rows, labels, answers: [], event: { kind: 'start' } });

/** The next state; the same where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { settings, rows, labels, answers } = state;
  switch (action.kind) {
    case 'join': {
      const label = labels[answers.length];
      if (label === undefined) return { ...state, event: { kind: 'done' } };
      return { ...state, answers: [...answers, answer(state, label)], event: { kind: 'joined' } };
    }
    case 'set': {
      const next = { ...settings, ...action.to };
      return next.join === settings.join && next.ttl === settings.ttl
        ? state
        : again({ ...state, settings: next });
    }
    case 'label': {
      const old = labels[action.which];
      if (old === undefined || old === action.at || action.at > DAY) return state;
      return again({ ...state, labels: labels.with(action.which, action.at) });
    }
    case 'created': {
      const row = rows[action.which];
      if (!row || row.created === action.at || action.at < row.event || action.at > DAY)
        return state;
      if (isTied(rows, action.which, action.at)) return state;
      return again({ ...state, rows: rows.with(action.which, { ...row, created: action.at }) });
    }
  }
}

/** The first time at which a row can be created: its event, unless another row has both times. */
export function earliest(rows: readonly Row[], which: number): number {
  const first = rows[which]?.event ?? 0;
  return isTied(rows, which, first) ? first + 1 : first;
}

/** Whether another row has this row's event and was created at this time: engines may take either. */
const isTied = (rows: readonly Row[], which: number, at: number): boolean =>
  rows.some(
    ({ event, created }, other) =>
      other !== which && event === rows[which]?.event && created === at,
  );

/** The same labels, joined again. */
function again(state: State): State {
  const answers = state.answers.map((_, index) => answer(state, state.labels[index] ?? 0));
  return { ...state, answers, event: { kind: 'changed', before: state.answers } };
}

function answer({ settings, rows }: State, label: number): Answer {
  return {
    label,
    got: newest(rows.filter(fits(settings, label))),
    served: newest(rows.filter(isKnown(label))),
  };
}

/** Which rows a join allows a label. Both ends are allowed: a row at the label's time, and one as old as the TTL. */
function fits({ join, ttl }: Settings, label: number): (row: Row) => boolean {
  if (join === 'latest') return () => true;
  const isKnownThen = isKnown(label);
  return (row) =>
    row.event <= label &&
    (ttl === 0 || row.event >= label - ttl) &&
    (join === 'asof' || isKnownThen(row));
}

const isKnown =
  (label: number) =>
  ({ created }: Row): boolean =>
    created <= label;

/** The row with the newest event time; of a value and its correction the one that was created last. */
function newest(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>(
    (best, row) =>
      best === null ||
      row.event > best.event ||
      (row.event === best.event && row.created > best.created)
        ? row
        : best,
    null,
  );
}

/** Whether the training set has a value that nobody could have read at the label's time. */
export const isFromFuture = ({ label, got }: Answer): boolean =>
  got !== null && got.created > label;

/** Whether the training set has what a model is served with. */
export const isSame = ({ got, served }: Answer): boolean => got?.value === served?.value;
