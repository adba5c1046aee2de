import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { fileOf, readBack } from './model.ts';
import type { State, Taken } from './model.ts';
import { bitsOf, fieldOf, maxDefinition, maxRepetition, pathsOf } from './schema.ts';
import type { Node, Path, Settings, Shape, Value } from './schema.ts';
import type { Column } from './shred.ts';

/** A value as a person writes it: `[7, null]`, `{Oslo, [5, 48]}`, a map as `{duty: 40}`. */
export function textOf(value: Value, shape: Shape): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const parts = (value as readonly Value[]).map((one) => textOf(one, shape));
    return shape === 'fees' ? `{${parts.join(', ')}}` : `[${parts.join(', ')}]`;
  }
  const fields = Object.values(value).map((one) => textOf(one, shape));
  return shape === 'fees' ? fields.join(': ') : `{${fields.join(', ')}}`;
}

/** The last step: what was done, and what the levels of it say. */
export function describe(state: State): Words {
  const { settings, rows, taken, event } = state;
  const last = taken.at(-1);
  const text = last ? textOf(last.value, settings.shape) : '';
  switch (event.kind) {
    case 'start':
      return [`${count(rows.length, 'row')} wait, and the columns are empty.`];
    case 'shredded':
      return last
        ? [
            `Row ${String(taken.length)}, ${text}: ${given(settings, last)}.`,
            ...meanings(settings, last),
          ]
        : [''];
    case 'refused':
      return [
        `Row ${String(taken.length)}, ${text}, is refused: ${refusal(settings, last?.misfit)}.`,
        'It gives no entry.',
      ];
    case 'added':
      return [`A row more waits: ${textOf(rows.at(-1) ?? null, settings.shape)}.`];
    case 'done':
      return ['All rows are shredded.', total(state)];
    case 'full':
      return ['The picture has no room for that row. Step back, or press Reset.'];
    case 'set':
      return [
        taken.length === 0
          ? 'No row is written yet.'
          : `The same rows, written anew: ${changed(event.before, taken)}.`,
        levelsInWords(settings),
      ];
  }
}

const refusal = ({ shape, form }: Settings, misfit?: Node | null): string =>
  shape === 'tries' && form !== 'three' && misfit?.kind === 'leaf'
    ? 'an element is null, and this list has no place for one'
    : `${misfit?.name ?? ''} is null and required`;

/** `r 0, d 3`, of more entries or leaves all of them. */
function given(settings: Settings, { columns }: Taken): string {
  const paths = pathsOf(fieldOf(settings));
  return paths
    .map(({ name }, leaf) => `${paths.length > 1 ? `${name} ` : ''}${levels(columns[leaf] ?? [])}`)
    .join('; ');
}

const levels = (column: Column): string =>
  `r ${column.map(({ r }) => String(r)).join(' ')}, d ${column.map(({ d }) => String(d)).join(' ')}`;

/** What each definition level of a row says, the lowest first; of the last leaf, whose path is the longest. */
function meanings(settings: Settings, { columns }: Taken): readonly string[] {
  const path = pathsOf(fieldOf(settings)).at(-1);
  const column = columns.at(-1);
  if (!path || !column) return [];
  const seen = [...new Set(column.map(({ d }) => d))].sort((one, other) => one - other);
  const [first, ...rest] = seen.map((d) => `that ${meaning(path, d)}`);
  const more = rest.map((said, index) => `, d ${String(seen[index + 1])} ${said}`).join('');
  const owner = columns.length > 1 ? `Of ${path.name}, d` : 'Here d';
  return [`${owner} ${String(seen[0])} says ${String(first)}${more}.`];
}

/** What a definition level says: the first step of the path that is missing, or that none is. */
export function meaning({ steps }: Path, d: number): string {
  const missing = steps[d];
  if (!missing) return 'the value is there';
  if (missing.kind === 'value') return `${missing.name} is null`;
  return `${missing.name} ${missing.isBare ? 'has no element' : 'is empty'}`;
}

/** What each definition level of each leaf says, a line a leaf. */
export const legend = (settings: Settings): readonly string[] =>
  pathsOf(fieldOf(settings)).map((path) => {
    const each = Array.from(
      { length: maxDefinition(path) + 1 },
      (_, d) => `d ${String(d)} ${meaning(path, d)}`,
    );
    return `${path.name}: ${each.join(' · ')}.`;
  });

/** How high the levels go, and what they cost. */
function levelsInWords(settings: Settings): string {
  const each = pathsOf(fieldOf(settings)).map(
    (path) => `${path.name}: r ${range(maxRepetition(path))}, d ${range(maxDefinition(path))}`,
  );
  return `${each.join('; ')}.`;
}

const range = (max: number): string =>
  max === 0 ? 'not stored' : `0 to ${String(max)} (${count(bitsOf(max), 'bit')})`;

/** Entries and values of the whole file, and what reads back as something else. */
export function total(state: State): string {
  const each = fileOf(state).map(({ name, column }) => {
    const stored = column.filter(({ value }) => value !== null).length;
    return `${name} has ${count(column.length, 'entry', 'entries')} and ${count(stored, 'value')}`;
  });
  return `${each.join(', ')}. ${readInWords(state)}`;
}

/** What a reader gets, where it is not what was written. */
function readInWords(state: State): string {
  const { settings, taken } = state;
  const written = taken.filter(({ misfit }) => misfit === null).map(({ value }) => value);
  const back = readBack(state);
  const others = written.flatMap((value, index) => {
    const [wrote, read] = [value, back[index] ?? null].map((one) => textOf(one, settings.shape));
    return wrote === read ? [] : [`${String(wrote)} comes back as ${String(read)}`];
  });
  return others.length === 0
    ? 'A reader gets the rows that were not refused, as they were.'
    : `A reader does not get what was written: ${others.join(', ')}.`;
}

function changed(before: readonly Taken[], after: readonly Taken[]): string {
  const refused = after.filter(({ misfit }) => misfit !== null).length;
  const others = after.filter(
    ({ columns, misfit }, index) =>
      misfit === null && JSON.stringify(columns) !== JSON.stringify(before[index]?.columns),
  ).length;
  const parts = [
    ...(others > 0 || refused === 0
      ? [`${count(others, 'row')} ${others === 1 ? 'has' : 'have'} other entries`]
      : []),
    ...(refused > 0 ? [`${count(refused, 'row')} ${refused === 1 ? 'is' : 'are'} refused`] : []),
  ];
  return parts.join(', ');
}
