import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { isMaterialized, rowsKept } from './model.ts';
import { chosenName, queryName, rowText } from './names.ts';
import { oddRows } from './odd.ts';
import { canExpire, inputOf, readsCities, TTL, WAIT } from './state.ts';
import type { Input, Row, State } from './state.ts';

/** The last action in words: what went in and out, why, and whether the sink is still right. */
export function describe(state: State): Words {
  const { event } = state;
  const [first] = event.input;
  if (event.kind === 'waited')
    return [
      `${WAIT} seconds pass; kept now: ${count(rowsKept(state.memory), 'row')}.`,
      expiryInWords(state),
      ...oddInWords(state),
    ];
  if (event.kind === 'start' || !first) return startInWords(state);
  const rows = `${count(inputOf(state).length, 'row')} in, ${count(event.out.length, 'row')} to the sink.`;
  return [
    `${changeInWords(first, event.input.at(-1) ?? first)}: ${rows}`,
    ...why(state, first),
    ...oddInWords(state),
  ];
}

function startInWords(state: State): Words {
  const { job, event } = state;
  const sink = job.hasKey ? 'a sink with a key' : 'a sink without a key';
  return [
    `${queryName[job.query]}, ${sink}.`,
    ...(isMaterialized(job)
      ? ['Before the sink a materializer keeps the rows that claim each key.']
      : []),
    ...(job.expires ? [expiryInWords(state)] : []),
    event.input.length > 0
      ? `A new job has read ${readsCities(job) ? 'both tables' : 'the orders'}.`
      : 'Choose a row, and change it.',
  ];
}

const expiryInWords = ({ job }: State): string =>
  canExpire(job)
    ? `State is gone ${TTL} seconds after it was last written.`
    : 'This query has no TTL here.';

/** The first row that goes in, and the last: an update has two. */
function changeInWords(first: Input, last: Input): string {
  const name = chosenName('order' in first ? first.order.id : first.fee.city);
  if (last.kind === '-D') return `${name} is deleted`;
  const to = 'order' in last ? `${last.order.city}, qty ${last.order.qty}` : `fee ${last.fee.fee}`;
  return `${name} is ${last.kind === '+I' ? 'inserted with' : 'updated to'} ${to}`;
}

/** One reason at most: why so many rows. */
function why(state: State, first: Input): string[] {
  const { query } = state.job;
  if (readsCities(state.job)) return joinReason(state, first);
  if (!('order' in first))
    return [
      query === 'lookup'
        ? 'A lookup join does not hear of it: what was sent stays.'
        : 'The query does not read cities.',
    ];
  if (query === 'lookup') return lookupReason(state);
  return query === 'top' ? topReason(state, first) : groupReason(state, first);
}

type OrderInput = Extract<Input, { order: unknown }>;

const kindsOf = (event: State['event']) => event.out.map(({ kind }) => kind).join('');

function groupReason({ job, event }: State, { kind, order: { city } }: OrderInput): string[] {
  const isUpdate = event.input.length > 1;
  // With a TTL each row that finds its group is sent on, and only `+I` begins one.
  const finds = event.out.some((sent) => sent.row[0] === city && sent.kind !== '+I');
  if (job.expires && kind !== '+I' && !finds)
    return [
      `No state is left for ${city}, so ${isUpdate ? '−U' : 'the −D'} is dropped in silence.`,
    ];
  switch (kindsOf(event)) {
    case '':
      return ['The sum is the same, so nothing is sent.'];
    case '-D':
      return ['The group counts 0 rows now: a −D, not an update.'];
    case '-D+I':
      return ['−U brings a group to 0 rows, and +U begins a group.'];
    default:
      return isUpdate ? ['−U and +U are two rows, and each changes a group by itself.'] : [];
  }
}

function topReason({ event }: State, { kind }: OrderInput): string[] {
  switch (kindsOf(event)) {
    case '':
      return kind === '-D'
        ? ['It was not the best of its city.']
        : ['It is not the best of its city, before or after. The state keeps it all the same.'];
    case '-D+I':
      return kind === '-D' ? ['The next order of its city was in the state.'] : [];
    case '-D+I-D+I':
      return ['−U lets the next order up, and +U takes that back.'];
    default:
      return [];
  }
}

function lookupReason({ event }: State): string[] {
  if (event.out.length === 0) return ['The table has no such city at this moment.'];
  return event.missed > 0 ? ['The fee of this moment is not the one that was sent.'] : [];
}

function joinReason({ job, memory, event }: State, first: Input): string[] {
  if (event.out.length === 0) {
    const isJoined =
      'order' in first &&
      (job.query === 'left' || memory.fees.some(({ city }) => city === first.order.city));
    return [
      isJoined
        ? 'The materializer has no such row any more, and drops it.'
        : 'The state has no partner for it, so nothing is sent.',
    ];
  }
  const hasNull = event.out.some(({ row }) => row.includes(null));
  if ('order' in first) return hasNull ? ['Its city is not in the state, so the fee is null.'] : [];
  return hasNull
    ? ['An order without a match is sent with null, until a match takes that back.']
    : ['Each order of this city in the state is sent with it.'];
}

function oddInWords(state: State): string[] {
  const { extra, absent } = oddRows(state);
  const list = (rows: readonly Row[]) =>
    rows.length > 3 ? count(rows.length, 'row') : rows.map(rowText).join('; ');
  const job = 'A new job over the same tables';
  return [
    ...(extra.length > 0 ? [`${job} would not have, in red: ${list(extra)}.`] : []),
    ...(absent.length > 0 ? [`${extra.length > 0 ? 'It' : job} would have: ${list(absent)}.`] : []),
  ];
}
