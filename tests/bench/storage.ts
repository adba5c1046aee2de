import { addAttempt, attemptsOf } from '../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../src/domain/progress/format.ts';
import { mergeProgress } from '../../src/domain/progress/merge.ts';
import { scheduleOf } from '../../src/domain/review/schedule.ts';
import { medianTime, type Row } from './table.ts';

/** `count` attempts over 500 items and two years; another `offset` makes others of them. */
function grown(count: number, offset = 60): Progress {
  let progress = EMPTY;
  for (let i = 0; i < count; i++) {
    progress = addAttempt(progress, `item-of-a-module-${i % 500}`, {
      second: 1_795_000_000 + i * 6_307,
      offset,
      kind: i < 500 ? 'first' : 'review',
      right: i % 5 !== 0,
    });
  }
  return progress;
}

/** Size of a long-time reader's progress, and the time to read, merge and write it. */
export function benchStorage(): Row[] {
  const progress = grown(10_000);
  const other = grown(10_000, 120);
  const text = encodeProgress(progress);
  return [
    { what: '10,000 attempts', value: text.length / 1000, unit: 'kB', limit: 150 },
    {
      what: 'read them',
      value: medianTime(21, () => decodeProgress(text)),
      unit: 'ms',
      aim: 'aim: 20',
    },
    {
      what: 'write them',
      value: medianTime(21, () => encodeProgress(progress)),
      unit: 'ms',
      aim: 'aim: 20',
    },
    {
      what: 'merge with as many others',
      value: medianTime(21, () => mergeProgress(progress, other)),
      unit: 'ms',
    },
    {
      what: 'replay them as review cards',
      value: medianTime(21, () => {
        for (const item of progress.attempts.keys()) scheduleOf(attemptsOf(progress, item));
      }),
      unit: 'ms',
    },
  ];
}
