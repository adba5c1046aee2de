import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { columns } from './merge.ts';
import type { Fault, Values } from './merge.ts';
import { limits, waiting } from './model.ts';
import type { State, View } from './model.ts';
import type { Settings } from './settings.ts';

/** The last step: what was done, and what a reader gets now. */
export function describe(state: State): Words {
  const { event, view, was, runs } = state;
  const now = view.kind === was.kind && seen(view) === seen(was) ? 'As before: ' : '';
  const after = now ? `${now}${lower(seen(view))}` : seen(view);
  switch (event.kind) {
    case 'start':
      return [
        `${count(waiting(state).length, 'row')} of one key wait to be committed.`,
        seen(view),
      ];
    case 'committed':
      return [
        `Row ${String(event.row)} is committed, as a run on level 0.`,
        after,
        ...share(state),
      ];
    case 'dropped':
      return [
        `Row ${String(event.row)} is dropped: with ignore-delete the writer skips it.`,
        after,
      ];
    case 'compacted':
      return [
        `${count(event.runs, 'run')} ${event.isGone ? 'became none: a delete on the highest level is dropped.' : 'became one on the highest level.'}`,
        after,
      ];
    case 'compaction-failed':
      return [`The compaction fails: ${faultInWords(event.fault)}`, 'All runs stay.'];
    case 'nothing-to-compact':
      return [runs.length === 0 ? 'There is nothing to compact.' : 'All is compacted already.'];
    case 'set':
      return ['The same steps, in a new table with these options.', after];
    case 'full':
      return [`There is room for ${count(limits.rows, 'row')}. Step back, or reset.`];
  }
}

/** What of the newest run a reader sees. */
function share({ view, runs, settings }: State): string[] {
  if (view.kind !== 'row') return [];
  const newest = runs.length - 1;
  const { row } = view;
  if (settings.engine === 'first-row') return [];
  const given = columns.filter((column) => row.from[column].includes(newest));
  if (given.length === 0) return ['Nothing of the new row is seen.'];
  return given.length === columns.length
    ? ['All of it comes from the new row.']
    : [`From the new row: ${given.join(', ')}.`];
}

/** One sentence. */
export function seen(view: View): string {
  if (view.kind === 'none') return 'A reader gets no row.';
  if (view.kind === 'fault') return `A reader gets an error: ${faultInWords(view.fault)}`;
  return `A reader gets ${valuesInWords(view.row.values)}.`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const valuesInWords = (values: Values): string =>
  columns.map((column) => `${column} ${String(values[column] ?? 'null')}`).join(', ');

/** Ends with a full stop. */
function faultInWords(fault: Fault): string {
  switch (fault) {
    case 'partial-update':
      return 'by default, partial-update takes no deletes.';
    case 'first-row':
      return 'first-row takes no deletes.';
    case 'max':
      return 'max cannot take a value back.';
  }
}

/** How these settings merge, in two or three sentences. */
export function ruleInWords({ engine, sequence, deletes, sum }: Settings): string {
  const rule = engineRule(engine, sequence, sum);
  return `${rule} ${deleteRule(engine, sequence, deletes, sum)}`;
}

function engineRule(
  engine: Settings['engine'],
  sequence: Settings['sequence'],
  sum: Settings['sum'],
): string {
  const order =
    sequence === 'ta'
      ? 'Rows are put in order by ta, null first; equal ones by arrival.'
      : 'Rows are taken in the order of arrival.';
  switch (engine) {
    case 'deduplicate':
      return `${order} The last one stays, whole.`;
    case 'first-row':
      return `${order} The first one stays. Readers see compacted files only.`;
    case 'aggregation':
      return `${order} Column a is folded by ${sum}; the others keep the last value that is not null.`;
    case 'partial-update':
      return sequence === 'groups'
        ? 'Group ta decides about a, group tb about b. A row whose sequence is neither null nor older gives the whole group, with its nulls.'
        : `${order} Each column keeps its last value that is not null.`;
  }
}

function deleteRule(
  engine: Settings['engine'],
  sequence: Settings['sequence'],
  deletes: Settings['deletes'],
  sum: Settings['sum'],
): string {
  if (deletes === 'ignore') return '-U and -D are dropped by the writer.';
  if (deletes === 'remove') return removeRule(engine, sequence, sum);
  switch (engine) {
    case 'deduplicate':
      return 'Where it is a -U or -D, no row is left.';
    case 'first-row':
      return 'A -U or -D makes the compaction fail.';
    case 'aggregation':
      return sum === 'max'
        ? 'A -U or -D cannot be merged.'
        : `A -U or -D is taken back: ${taken[sum]}what it names becomes null.`;
    case 'partial-update':
      return sequence === 'groups'
        ? 'A -U or -D whose sequence is neither null nor older makes the value of its group null.'
        : 'A -U or -D cannot be merged.';
  }
}

/** What becomes of column `a`, where it is not like the others. */
const taken = {
  sum: 'a is subtracted; of the others, ',
  max: '',
  last_value: 'a becomes null; of the others, ',
  last_non_null_value: '',
} as const;

function removeRule(
  engine: Settings['engine'],
  sequence: Settings['sequence'],
  sum: Settings['sum'],
): string {
  if (sequence === 'groups')
    return 'A -D whose ta is neither null nor older removes the row; other retractions make the value of their group null.';
  if (engine === 'partial-update')
    return 'A -D removes the row; a -U after another row changes nothing.';
  return `A -D removes the row; a -U ${sum === 'max' ? 'cannot be merged' : 'is taken back'}.`;
}
