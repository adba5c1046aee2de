import { count } from '../../domain/amounts.ts';
import { listed } from '../listed.ts';
import { fileNames, jobInWords, orders } from './names.ts';
import { lostOrders } from './state.ts';
import type { State } from './state.ts';
import { ordersOf, writerIds } from './table.ts';
import type { WriterId } from './table.ts';

/** The picture in words, for readers who do not see it. */
export function describePicture(state: State): string {
  const newest = state.snapshots.at(-1);
  const live = newest?.live ?? [];
  const lost = lostOrders(state);
  const sentences = [
    newest
      ? `Snapshot ${newest.id} is the newest, ${newest.kind} by ${newest.user}, with ${count(live.length, 'live file')}: ${fileNames(live) || 'none'}.`
      : 'The table has no snapshot.',
    ...writerIds.map((id) => writerInWords(id, state)),
    `A query reads ${orders(ordersOf(live))}.`,
  ];
  if (lost.length > 0) sentences.push(`Lost: ${orders(lost)}.`);
  return sentences.join(' ');
}

/** What one writer is about to do. A sentence. */
export function writerInWords(id: WriterId, state: State): string {
  const { job, parts, held: wants } = state.writers[id];
  const open = parts.filter(({ outcome }) => outcome === 'open').map(({ kind }) => kind);
  const doing =
    open.length === 0
      ? 'nothing is prepared'
      : `${listed(open)} prepared${wants ? `, about to create snapshot ${wants.id}` : ''}`;
  return `${id} ${jobInWords(job)}: ${doing}.`;
}
