import type { JSX } from 'preact';
import { isoDate } from '../../domain/day.ts';
import type { Since } from '../../domain/readiness-sheet.ts';
import { formatShortDate } from '../format.ts';

/** Since when something holds: "3 Dec 2026"; where it does not hold, what there is instead. */
export function SheetDay({
  since,
  none = 'no',
}: {
  since: Since | null;
  none?: string;
}): JSX.Element {
  if (!since) return <span class="sheet__none">{none}</span>;
  if (since.day === null) return <span>yes, day not noted</span>;
  const iso = isoDate(since.day);
  return <time dateTime={iso}>{formatShortDate(iso)}</time>;
}
