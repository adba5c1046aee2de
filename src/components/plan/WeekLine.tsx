import type { ComponentChildren, JSX } from 'preact';
import { shortSpan } from './week-line.ts';

interface Props {
  /** From 0. */
  index: number;
  week: { start: string };
  last: string;
  isLive: boolean;
  thisWeek: number | null;
  strip?: ComponentChildren;
  contents: string;
  time: string;
}

/** What a week is in one line: its number, its days, what it holds and how long that takes. */
export function WeekLine(props: Props): JSX.Element {
  const { index, week, last, isLive, thisWeek, strip, contents, time } = props;
  const isNow = thisWeek === index + 1;
  return (
    <summary class="fold-line week__line" data-now={isNow || undefined}>
      <span class="week__name">
        <h3>Week {index + 1}</h3>
        {isNow && <span class="week__now">this week</span>}
      </span>
      <span class="meta week__dates">{isLive && shortSpan(week.start, last)}</span>
      <span class="week__strip">{strip}</span>
      <span class="meta week__contents">{contents}</span>
      <span class="meta week__time">{time}</span>
    </summary>
  );
}
