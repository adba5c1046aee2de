/** How the service answers, for each record. */
export interface Load {
  /** Milliseconds that each attempt takes. */
  readonly latency: readonly number[];
  /** So many attempts fail before one succeeds. */
  readonly failures: readonly number[];
}

/** Milliseconds of one attempt for a record. */
export const latencyOf = ({ latency }: Load, record: number): number => latency[record - 1] ?? 0;

export const loadIds = ['even', 'slow', 'mixed', 'flaky'] as const;
export type LoadId = (typeof loadIds)[number];

const each = <T>(value: T): T[] => Array.from({ length: 12 }, () => value);
const none = each(0);

export const loads: Readonly<Record<LoadId, Load>> = {
  even: { latency: each(40), failures: none },
  slow: { latency: each(40).with(1, 200), failures: none },
  mixed: { latency: [40, 70, 20, 50, 10, 90, 30, 20, 60, 40, 30, 20], failures: none },
  flaky: { latency: each(40), failures: none.with(2, 2) },
};
