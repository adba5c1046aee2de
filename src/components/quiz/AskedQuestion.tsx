import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSettled } from './use-settled.ts';
import type { AskedItem } from './use-asked-item.ts';

interface Props {
  asked: AskedItem;
  /** The how many-th question it is, of how many: "of 20 at most". */
  place: number;
  total: number;
  of: string;
  /** What stands below an answered question, before the buttons. */
  children?: ComponentChildren;
  /** What the button to go on says. */
  next: string;
  onNext: () => void;
  onStop: () => void;
}

/** Whether it stands in sight, and below or above no bar: the page's scroll padding is what those cover. */
function isClearOfBars(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return (
    top >= parseFloat(scrollPaddingTop) && bottom <= innerHeight - parseFloat(scrollPaddingBottom)
  );
}

/** One question at a time: how far one is, the form, and the buttons to go on, to give up and to stop. */
export function AskedQuestion({
  asked,
  place,
  total,
  of,
  children,
  next,
  onNext,
  onStop,
}: Props): JSX.Element {
  const { state, holder, load, giveUp } = asked;
  const heading = useRef<HTMLHeadingElement>(null);
  const goOn = useRef<HTMLButtonElement>(null);
  const isSettled = useSettled(state);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (state !== 'answered') return;
    goOn.current?.focus({ preventScroll: true });
    const result = holder.current?.querySelector('.item__result');
    if (result && !isClearOfBars(result)) result.scrollIntoView({ block: 'center' });
  }, [state]);
  const settled = (act: () => void) => ({
    'aria-disabled': !isSettled,
    onClick: () => isSettled && act(),
  });

  return (
    <section class="asked" aria-labelledby="question" data-state={state}>
      <div class="asked__head">
        <h2 id="question" ref={heading} tabIndex={-1}>
          Question {place}
        </h2>
        <p class="meta">{of}</p>
      </div>
      <progress class="asked__bar" max={total} value={place - 1} aria-hidden="true" />
      <div class="asked__item" ref={holder} />
      {state === 'loading' && <p class="meta">Loading the question …</p>}
      {state === 'failed' && (
        <p class="empty" role="alert">
          The question did not load; your answers so far are kept.{' '}
          <button
            class="link-button"
            type="button"
            onClick={() => {
              heading.current?.focus();
              void load();
            }}
          >
            Try again
          </button>
        </p>
      )}
      {children}
      <p class="row asked__foot">
        {state === 'answered' ? (
          <button class="button button--main" type="button" ref={goOn} {...settled(onNext)}>
            {next}
          </button>
        ) : (
          <button
            class="button button--quiet"
            type="button"
            disabled={state !== 'asked'}
            {...settled(giveUp)}
          >
            I don’t know
          </button>
        )}
        <button class="button button--quiet" type="button" {...settled(onStop)}>
          Stop here
        </button>
      </p>
    </section>
  );
}
