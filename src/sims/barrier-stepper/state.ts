/** How checkpoints are taken; `timeout` begins aligned, and overtakes once a checkpoint is older than its timeout. */
export type Mode = 'aligned' | 'at-least-once' | 'unaligned' | 'timeout';

/** One source and one input channel each. */
export type City = 'cairo' | 'delhi';
export const cities: readonly City[] = ['cairo', 'delhi'];

/** Orders that each source has. */
export const ORDERS = 6;

/** `c1` is cairo's first order, `d2` delhi's second. */
export type Order = string;
export const orderOf = (city: City, number: number): Order => `${city.charAt(0)}${number}`;

/** What flows in a channel: one order a buffer, barriers, and cancel marks, with the number of their checkpoint. */
export type Item =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'barrier' | 'cancel'; readonly id: number };

export const ordersIn = (items: readonly Item[]): Order[] =>
  items.flatMap((item) => (item.kind === 'order' ? [item.order] : []));

/** A source, and the channel from it to the operator. */
export interface Channel {
  /** Orders sent so far. */
  readonly position: number;
  /** The position at the last barrier. */
  readonly cut: number;
  /** The newest checkpoint whose barrier or cancel mark it has sent. */
  readonly marked: number;
  /** What has come, the next first. */
  readonly queue: readonly Item[];
  /** A sender stops behind a barrier that is to be aligned (`DataType.isBlockingUpstream`) … */
  readonly stopped: boolean;
  /** … and this waits there. */
  readonly held: readonly Item[];
  /** The newest checkpoint whose barrier or cancel mark the operator has taken. */
  readonly seen: number;
}

/** What the operator has of one checkpoint. */
export interface Copy {
  readonly id: number;
  /** The orders in its state. */
  readonly counted: readonly Order[];
  /** The orders stored beside it. */
  readonly inFlight: readonly Order[];
  /** All barriers are here: it can be acknowledged. */
  readonly finished: boolean;
}

/** A complete checkpoint: the operator's part and the sources' positions. */
export interface Checkpoint extends Copy {
  readonly positions: Readonly<Record<City, number>>;
}

export type Action =
  | { readonly kind: 'order' | 'mark' | 'take'; readonly city: City }
  | { readonly kind: 'timeout' | 'acknowledge' | 'give-up' | 'crash' | 'restart' }
  | { readonly kind: 'mode'; readonly mode: Mode };

/** What came of an action, in this order. */
export type Event =
  | { readonly kind: 'ready' | 'crashed' }
  | { readonly kind: 'sent' | 'took'; readonly city: City; readonly item: Item }
  | { readonly kind: 'stored'; readonly order: Order }
  | {
      readonly kind: 'copied' | 'finished' | 'aborted' | 'timeout' | 'given-up' | 'acknowledged';
      readonly id: number;
    }
  | { readonly kind: 'resumed'; readonly city: City }
  | { readonly kind: 'restarted'; readonly from: Checkpoint }
  | { readonly kind: 'mode'; readonly mode: Mode };

export interface State {
  readonly mode: Mode;
  readonly channels: Readonly<Record<City, Channel>>;
  /** The operator's state: the orders that it has counted, as often as it has. */
  readonly counted: readonly Order[];
  /** False between a crash and the restart. */
  readonly running: boolean;
  /** The coordinator's checkpoint: on its way, or the next to come. */
  readonly next: number;
  readonly last: Checkpoint;
  readonly copy: Copy | null;
  /** The newest checkpoint that the operator has heard of, and the newest that it is done with. */
  readonly current: number;
  readonly resolved: number;
  /** Whose barrier of the current checkpoint is here. */
  readonly received: readonly City[];
  /** The copy is taken at the first barrier, not at the last. */
  readonly overtaking: boolean;
  /** Checkpoints up to this one are older than the timeout. */
  readonly late: number;
  /** What was done since the beginning: another mode does the same again. */
  readonly done: readonly Action[];
  readonly events: readonly Event[];
}

/** The checkpoint that is complete when all begins: nothing was sent before it. */
const FIRST = 6;
const channel: Channel = {
  position: 0,
  cut: 0,
  marked: FIRST,
  queue: [],
  stopped: false,
  held: [],
  seen: FIRST,
};

/** Nothing sent, nothing counted. */
export function begin(mode: Mode): State {
  return {
    mode,
    channels: { cairo: channel, delhi: channel },
    counted: [],
    running: true,
    next: FIRST + 1,
    last: {
      id: FIRST,
      counted: [],
      inFlight: [],
      finished: true,
      positions: { cairo: 0, delhi: 0 },
    },
    copy: null,
    current: FIRST,
    resolved: FIRST,
    received: [],
    overtaking: false,
    late: FIRST,
    done: [],
    events: [{ kind: 'ready' }],
  };
}

/** Some source has sent the barrier of the coordinator's checkpoint. */
export const isTriggered = ({ channels, next }: State): boolean =>
  cities.some((city) => channels[city].marked === next);

/** The operator has heard of a checkpoint, and is not done with it. */
export const isPending = ({ current, resolved }: State): boolean => current > resolved;

/** The channel's barrier is here, and what comes behind it waits. */
export const isBlocked = ({ channels, received }: State, city: City): boolean =>
  channels[city].stopped && received.includes(city);

export const patch = (state: State, city: City, part: Partial<Channel>): State => ({
  ...state,
  channels: { ...state.channels, [city]: { ...state.channels[city], ...part } },
});

export const tell = (state: State, event: Event): State => ({
  ...state,
  events: [...state.events, event],
});
