/** All times are milliseconds, of the machine's clock or of the orders; settings and orders have whole seconds. */
export type Millis = number;
export const SECOND = 1_000;
/** No watermark has come: Flink's `Long.MIN_VALUE`. */
export const NONE = Number.NEGATIVE_INFINITY;
/** No timeout, or no limit. */
export const OFF = Number.POSITIVE_INFINITY;

export const partitions = [0, 1, 2] as const;
export type Partition = (typeof partitions)[number];

/** What one partition has to give: its nth order is due at each nth `every` seconds, with the time n × `gap` − delay. */
export interface Stream {
  /** Seconds of the clock between two orders. */
  readonly every: number;
  /** Seconds of event time between two orders. */
  readonly gap: number;
  /** Seconds that the orders are behind, in turn. */
  readonly delays: readonly number[];
}

export type World = readonly [Stream, Stream, Stream];

export interface Settings {
  /** `forBoundedOutOfOrderness`. */
  readonly bound: Millis;
  /** `withIdleness`, or `OFF`. */
  readonly timeout: Millis;
  /** `allowedLateness` of the window. */
  readonly lateness: Millis;
  /** Of `withWatermarkAlignment`, or `OFF`. */
  readonly drift: Millis;
}

/** An order that was read. */
export interface Order {
  readonly partition: Partition;
  readonly time: Millis;
  /** `again`: late, but allowed, so its window fired again. `late`: dropped, or in a side output. */
  readonly fate: 'counted' | 'again' | 'late';
}

/** One split of the source, with its own generator. */
export interface Split {
  /** Whether its producer sends. */
  readonly flows: boolean;
  /** The number of its next order, from 1. */
  readonly next: number;
  readonly highest: Millis;
  readonly watermark: Millis;
  readonly idle: boolean;
  /** Whether an order came since the generator was asked last. */
  readonly active: boolean;
  /** Its own clock when it was first asked without an order since the last time; null before. */
  readonly silentSince: Millis | null;
  /** When alignment paused it; null while it is read. */
  readonly pausedAt: Millis | null;
  /** How long it has been paused before: its own clock stood still. */
  readonly pausedFor: Millis;
}

export type Splits = readonly [Split, Split, Split];

/** The window operator's state for [start, start + 10 s), and what it fired. */
export interface Window {
  readonly start: Millis;
  readonly count: number;
  /** When it fired first; null before. */
  readonly firedAt: Millis | null;
  /** How often it fired. */
  readonly results: number;
  /** Whether its state is deleted. */
  readonly deleted: boolean;
}

/** A source subtask with three splits, and a window behind it, at a moment of the clock. */
export interface River {
  readonly now: Millis;
  readonly splits: Splits;
  /** The combined watermark: what the window gets. */
  readonly watermark: Millis;
  /** Whether the source has said that all its splits are idle. */
  readonly idle: boolean;
  /** The watermark above which splits pause; `OFF` before the coordinator's first answer. */
  readonly allowed: Millis;
  readonly orders: readonly Order[];
  /** Ascending. */
  readonly windows: readonly Window[];
}

/** A partition that stopped, or went on, after that second of the clock. */
export interface Turn {
  readonly second: number;
  readonly partition: Partition;
}

export interface State {
  readonly world: World;
  readonly settings: Settings;
  readonly turns: readonly Turn[];
  readonly river: River;
  /** What led to it, and the river before. */
  readonly event: { readonly kind: 'start' | Action['kind']; readonly before: River };
}

export type Action =
  | { readonly kind: 'go'; readonly seconds: number }
  /** Stops the partition, or lets it go on. */
  | { readonly kind: 'turn'; readonly partition: Partition }
  /** The same job from its start to this second, with another setting. */
  | { readonly kind: 'set'; readonly name: keyof Settings; readonly value: Millis };
