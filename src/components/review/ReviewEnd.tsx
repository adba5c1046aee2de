import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Sitting } from '../../client/review/sitting.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type { ReviewNow } from '../../domain/review.ts';
import { href } from '../../site.ts';
import { moduleTitle } from '../names.ts';
import { formatNext } from './format-next.ts';
import { SittingChoice } from './SittingChoice.tsx';

interface Props {
  catalog: Catalog;
  sitting: Sitting;
  now: ReviewNow;
  onBegin: (size: number) => void;
}

/** The end of a sitting: what was recalled, what to read again, and what comes next. */
export function ReviewEnd({ catalog, sitting, now, onBegin }: Props): JSX.Element {
  const { answers, cards } = sitting;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const right = answers.filter((answer) => answer.right).length;
  const missed = answers.flatMap((answer, i) => {
    const module = cards[i]?.module;
    return answer.right || module === undefined ? [] : [{ ...answer, module }];
  });
  const { queue } = now.day;
  return (
    <section class="review review--end" aria-labelledby="end">
      <h2 id="end" tabIndex={-1} ref={heading}>
        {right === answers.length
          ? `All ${answers.length === 1 ? 'recalled' : `${answers.length} recalled`}`
          : `${right} of ${answers.length} recalled`}
      </h2>
      {queue.length > 0 ? (
        <SittingChoice size={queue.length} isMore onBegin={onBegin} />
      ) : (
        <p>That is all for today. {formatNext(now)}</p>
      )}
      {missed.length > 0 && (
        <>
          <p>What you missed is due again tomorrow. Read again what settles it:</p>
          <ul class="review__missed">
            {missed.map(({ settledIn, module, lapsed }) => (
              <li key={settledIn.question}>
                <a href={settledIn.href}>{settledIn.title}</a>{' '}
                <span class="meta">in {moduleTitle(catalog, module)}</span>
                <span class="review__question">{settledIn.question}</span>
                {lapsed && <span class="meta">The module is no longer retained.</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={href('/')}>What to do next</a> · <a href={href('/progress/')}>See your progress</a>
      </p>
    </section>
  );
}
