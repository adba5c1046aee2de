import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { isMaterialized } from './model.ts';
import { chosenName, queryName, rowText } from './names.ts';
import { oddRows } from './odd.ts';
import { canExpire, TTL, WAIT } from './state.ts';
import type { Input, Row, State } from './state.ts';

/** The last action in words: what went in and out, why, and whether the sink is still right. */
export function describe(state: State): Words {
  const { event } = state;
  const [first] = event.input;
  if (event.kind === 'waited')
    return [`${WAIT} seconds pass.`, expiryInWords(state), ...oddInWords(state)];
  if (event.kind === 'start' || !first) return startInWords(state);
  const rows = `${count(event.input.length, 'row')} in, ${count(event.out.length, 'row')} to the sink.`;
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
    event.input.length > 0 ? 'A new job has read both tables.' : 'Choose a row, and change it.',
    ...(isMaterialized(job) ? ['A materializer stands before the sink.'] : []),
    ...(job.expires ? [expiryInWords(state)] : []),
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
  if (query === 'join' || query === 'left') return joinReason(state, first);
  if (!('order' in first))
    return [
      query === 'lookup'
        ? 'A lookup join does not hear of it: what was sent stays.'
        : 'The query does not read cities.',
    ];
  if (query === 'lookup') return lookupReason(state);
  return query === 'top' ? topReason(state) : groupReason(state, first.order.city);
}

const kindsOf = ({ event }: State) => event.out.map(({ kind }) => kind).join('');

function groupReason(state: State, city: string): string[] {
  switch (kindsOf(state)) {
    case '':
      return state.memory.groups.some((group) => group.city === city)
        ? ['The sum is the same, so nothing is sent.']
        : [`No state is left for ${city}, so the delete is dropped in silence.`];
    case '-D':
      return ['The group’s last row is gone: a −D, not an update.'];
    case '-D+I':
      return ['−U takes a group’s last row, and +U begins a group.'];
    default:
      return state.event.input.length > 1
        ? ['−U and +U are two rows, and each changes a group by itself.']
        : [];
  }
}

function topReason(state: State): string[] {
  switch (kindsOf(state)) {
    case '':
      return ['It is not the best of its city, before or after. It is in the state all the same.'];
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

function joinReason({ event }: State, first: Input): string[] {
  if (event.out.length === 0) return ['The state has no partner for it, so nothing is sent.'];
  const hasNull = event.out.some(({ row }) => row.includes(null));
  if ('order' in first) return hasNull ? ['Without a city in the state it has null.'] : [];
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
    ...(extra.length > 0 ? [`${job} would not have: ${list(extra)}.`] : []),
    ...(absent.length > 0 ? [`${extra.length > 0 ? 'It' : job} would have: ${list(absent)}.`] : []),
  ];
}
