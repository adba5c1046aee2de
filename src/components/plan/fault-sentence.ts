import type { Catalog } from '../../domain/catalog.ts';
import { sayFault, type PlanError } from '../../domain/plan.ts';
import { formatDate } from '../format.ts';

/** What is wrong, as the form speaks: names for ids, per cent for shares, days as they are written. */
export function faultSentence(
  { field, fault }: PlanError,
  { qualifications }: Pick<Catalog, 'qualifications'>,
): string {
  const name = (id: string) => qualifications.find((one) => one.id === id)?.short ?? `"${id}"`;
  const isShare = field === 'review' || field === 'buffer';
  const said =
    isShare && fault.kind === 'out-of-range'
      ? `must be between ${percent(fault.least)} and ${percent(fault.most)} %`
      : sayFault(field, fault, { name, day: formatDate });
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
