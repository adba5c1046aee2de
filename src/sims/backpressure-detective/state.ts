/** The tasks of the job, from the source on. Each order goes through all of them. */
export const taskNames = ['orders', 'price', 'count', 'store'] as const;
export type TaskName = (typeof taskNames)[number];

export interface Task {
  /** Its parallelism. */
  readonly copies: number;
  /** Milliseconds that it takes for an order. */
  readonly cost: number;
}

export interface Settings {
  /** Orders that arrive in a second. */
  readonly rate: number;
  /** Percent of the orders that have the hot key, which `count 0` gets; the other keys are spread evenly. */
  readonly hot: number;
  readonly tasks: Readonly<Record<TaskName, Task>>;
}

export interface State {
  readonly settings: Settings;
  /** What the last action changed, and the settings before it. */
  readonly last: { readonly action: Action; readonly before: Settings } | null;
}

export type Action =
  | { readonly kind: 'copies' | 'cost'; readonly task: TaskName; readonly value: number }
  | { readonly kind: 'rate' | 'hot'; readonly value: number };

/** What each may be, in sliders and addresses. */
export const limits = {
  cost: { min: 0, max: 10, step: 1 },
  rate: { min: 50, max: 500, step: 50 },
  hot: { min: 0, max: 80, step: 20 },
} as const;

/** How many copies a task may have. */
export const copiesOf: Readonly<Record<TaskName, readonly number[]>> = {
  orders: [1, 2],
  price: [1, 2],
  count: [1, 2, 4],
  store: [1, 2],
};
