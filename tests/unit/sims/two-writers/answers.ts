import type { Part } from '../../../../src/sims/two-writers/conflict.ts';
import type { Action, Happening, State } from '../../../../src/sims/two-writers/state.ts';
import { ordersOf } from '../../../../src/sims/two-writers/table.ts';
import type { DataFile, Snapshot } from '../../../../src/sims/two-writers/table.ts';

// The model's state in the words of content/labs/paimon-two-writers/oracle/README.md.

/** What the oracle says of an action, by the model. `named` is the file that the engine's message names first. */
export function answer(before: State, action: Action, after: State, named: string): string {
  if (action.kind === 'job' || action.kind === 'store' || after === before) return '';
  const { writer } = action;
  const prepares = after.event.some(({ kind }) => kind === 'prepared' || kind === 'nothing');
  if (prepares) return after.writers[writer].parts.map(prepared).join('');
  const done = after.event.map((happening) => happened(happening, after, named));
  const newest = after.snapshots.at(-1);
  const table = newest
    ? `${String(newest.id)} ${files('', newest.live)} | ${ordersOf(newest.live).join(' ')}`
    : '0';
  return `${done.join('; ')} | ${table}`;
}

/** All snapshots, as the oracle lists them at a case's end but for their commit identifiers, which the model leaves out. */
export function history({ snapshots }: State): string {
  return snapshots
    .map(
      ({ id, kind, user, added, removed }) =>
        `${String(id)} ${kind} ${user} ${delta(added, removed)}`,
    )
    .join('; ');
}

function prepared({ kind, added, removed }: Part): string {
  if (kind === 'COMPACT') return ` compact ${files('-', removed)} ${files('+', added)}`;
  // An overwrite's files move to the highest level only when it commits.
  return `new ${files(
    '+',
    added.map((file) => ({ ...file, level: 0 })),
  )}`;
}

function happened(happening: Happening, state: State, named: string): string {
  switch (happening.kind) {
    case 'held':
      return `stop ${String(happening.id)}`;
    case 'made':
      return `made ${String(happening.id)} ${happening.part.kind}`;
    case 'taken':
      return `taken ${String(happening.id)}`;
    case 'replaced': {
      const { part, old } = happening;
      return `replaced ${String(old.id)} ${part.kind} of ${old.user} ${old.kind}`;
    }
    case 'refused': {
      const { conflict, writer } = happening;
      const users = ` of ${conflict.base} ${writer}`;
      if (conflict.check === 'lsm')
        return `lsm ${conflict.files.map(({ name }) => `f${String(name)}`).join(' ')}${users}`;
      if (conflict.check === 'added') return `added f${String(conflict.file.name)}${users}`;
      const first = conflict.missing.find(({ name }) => `f${String(name)}` === named);
      return `deletion f${String(first?.name ?? '?')}${users}`;
    }
    default:
      throw new Error(`${happening.kind} after ${String(state.snapshots.length)} snapshots`);
  }
}

function files(sign: string, list: readonly DataFile[]): string {
  return [...list]
    .sort((a, b) => a.name - b.name)
    .map((file) => sign + shown(file))
    .join(' ');
}

function shown({ name, bucket, level }: DataFile): string {
  return `f${String(name)}:${String(bucket)}L${String(level)}`;
}

/** By name; of one that only moves, the old place first. */
function delta(added: Snapshot['added'], removed: Snapshot['removed']): string {
  return [
    ...removed.map((file) => ({ file, sign: '-' })),
    ...added.map((file) => ({ file, sign: '+' })),
  ]
    .sort((a, b) => a.file.name - b.file.name)
    .map(({ file, sign }) => sign + shown(file))
    .join(' ');
}
