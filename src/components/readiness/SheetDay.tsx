import type { JSX } from 'preact';
import { isoDate } from '../../domain/day.ts';
import type { Since } from '../../domain/readiness-sheet.ts';

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
  const date = new Date(since.day * 86_400_000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return <time dateTime={isoDate(since.day)}>{date}</time>;
}
