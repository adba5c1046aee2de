import { aggregate } from './aggregate.ts';
import { join, lookUp } from './join.ts';
import { materialize } from './materializer.ts';
import { apply } from './sink.ts';
import { adds, canExpire, nothing, readsCities, TTL, WAIT } from './state.ts';
import type { Action, Change, Input, Job, Memory, Order, Result, State, Tables } from './state.ts';
import { top } from './top.ts';

export const firstJob: Job = { query: 'count', hasKey: false, expires: false };

/** A new job: it reads the tables from their beginning, cities first, each by its key. */
export function begin(job: Job, tables: Tables): State {
  const empty: State = {
    ...{ job, now: 0, tables, memory: nothing, sink: [] },
    event: { kind: 'start', input: [], out: [], missed: 0 },
  };
  const state = run(empty, [
    ...tables.fees.map((fee): Input => ({ kind: '+I', fee })),
    ...tables.orders.map((order): Input => ({ kind: '+I', order })),
  ]);
  return { ...state, event: { ...state.event, kind: 'start' } };
}

/** The same state where the action changes nothing. */
export function step(state: State, action: Action): State {
  const { job, tables } = state;
  switch (action.kind) {
    case 'wait':
      return job.expires && canExpire(job)
        ? forget({
            ...state,
            now: state.now + WAIT,
            event: { kind: 'waited', input: [], out: [], missed: 0 },
          })
        : state;
    case 'job': {
      const next = { ...job, ...action.change };
      return JSON.stringify(next) === JSON.stringify(job) ? state : begin(next, tables);
    }
    case 'order': {
      const { id, to } = action;
      const old = tables.orders.find((each) => each.id === id);
      const order = to && { id, ...to };
      if (old?.city === to?.city && old?.qty === to?.qty) return state;
      const orders = tables.orders.filter((each) => each !== old);
      if (order) orders.push(order);
      const changed = { ...tables, orders: orders.sort((a, b) => a.id - b.id) };
      return run({ ...state, tables: changed }, changes(old && { order: old }, order && { order }));
    }
    case 'fee': {
      const { city, to } = action;
      const old = tables.fees.find((each) => each.city === city);
      const fee = to === null ? null : { city, fee: to };
      if (old?.fee === fee?.fee) return state;
      const fees = tables.fees.filter((each) => each !== old);
      if (fee) fees.push(fee);
      const changed = { ...tables, fees: fees.sort((a, b) => (a.city < b.city ? -1 : 1)) };
      return run({ ...state, tables: changed }, changes(old && { fee: old }, fee && { fee }));
    }
  }
}

/** The changelog of one changed row, as a source of all kinds sends it. */
function changes<R extends object>(old: R | undefined, fresh: R | null) {
  return [
    ...(old ? [{ kind: fresh ? ('-U' as const) : ('-D' as const), ...old }] : []),
    ...(fresh ? [{ kind: old ? ('+U' as const) : ('+I' as const), ...fresh }] : []),
  ];
}

/** Each row goes all the way to the sink before the next one. */
function run(state: State, input: readonly Input[]): State {
  const { job, now } = state;
  let { memory, sink } = state;
  const out: Change[] = [];
  let missed = 0;
  for (const each of input) {
    const done = operate(memory, each, state);
    memory = done.memory;
    for (const change of done.out) {
      const last = isMaterialized(job)
        ? materialize(memory, change, now)
        : { memory, out: [change] };
      memory = last.memory;
      out.push(...last.out);
    }
  }
  for (const change of out) {
    const next = apply(sink, change, job.hasKey);
    if (next === sink && !adds(change)) missed += 1;
    sink = next;
  }
  return { ...state, memory, sink, event: { kind: 'changed', input, out, missed } };
}

function operate(memory: Memory, input: Input, { job, now, tables }: State): Result {
  if (readsCities(job)) return join(memory, input, job, now);
  if (!('order' in input)) return { memory, out: [] };
  if (job.query === 'top') return top(memory, input);
  const { memory: kept, out } =
    job.query === 'lookup' ? lookUp(memory, input, tables) : aggregate(memory, input, job, now);
  // The planner asks for no old rows where the sink overwrites by the query's own key.
  return { memory: kept, out: job.hasKey ? out.filter(({ kind }) => kind !== '-U') : out };
}

/** The join's shuffle by city has destroyed the key id: with `AUTO` the planner adds a materializer. */
export const isMaterialized = (job: Job): boolean => job.hasKey && readsCities(job);

/** Without what was last written a TTL ago or longer. */
function forget(state: State): State {
  const { now, memory } = state;
  const isAlive = ({ written }: { readonly written: number }) => written + TTL > now;
  return {
    ...state,
    memory: {
      groups: memory.groups.filter(isAlive),
      orders: memory.orders.filter(isAlive),
      fees: memory.fees.filter(isAlive),
      ranked: memory.ranked,
      claims: memory.claims.filter(isAlive),
    },
  };
}

/** How many rows the operators keep. */
export const rowsKept = ({ groups, orders, fees, ranked, claims }: Memory): number =>
  [groups, orders, fees, ranked, claims.flatMap(({ rows }) => rows)].flat().length;

/** An order by its id, if the table has it. */
export const orderOf = ({ tables }: State, id: Order['id']): Order | undefined =>
  tables.orders.find((order) => order.id === id);
