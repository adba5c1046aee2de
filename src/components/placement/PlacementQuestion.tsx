import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { initCopyButtons } from '../../client/module/copy.ts';
import { answerKeyOf, makeAnswerable } from '../../client/quiz/answerable.ts';
import { fetchItem } from '../../client/quiz/fetch-item.ts';
import { showGrade } from '../../client/quiz/show-grade.ts';
import { revealAnswer } from '../../domain/grade.ts';
import { MOST_ITEMS } from '../../domain/placement.ts';
import { useSettled } from './use-settled.ts';

interface Props {
  item: string;
  module: string;
  /** The how many-th question it is. */
  place: number;
  onAnswer: (right: boolean) => void;
  onNext: () => void;
  onStop: () => void;
}

/** One question: the very form of its module's page. */
export function PlacementQuestion(props: Props): JSX.Element {
  const { item, module, place, onAnswer, onNext, onStop } = props;
  const holder = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'loading' | 'asked' | 'answered' | 'failed'>('loading');
  const isSettled = useSettled(state);

  const load = async () => {
    setState('loading');
    try {
      const parts = await fetchItem(module, item);
      if (!parts || !holder.current) throw new Error(`no item ${item}`);
      holder.current.replaceChildren(parts.form, parts.answer);
      initCopyButtons(parts.form);
      makeAnswerable(parts.form, (_, { correct }) => {
        onAnswer(correct);
        setState('answered');
      });
      setState('asked');
    } catch {
      setState('failed');
    }
  };
  useEffect(() => {
    void load();
    heading.current?.focus();
  }, []);
  useEffect(() => {
    if (state === 'answered') next.current?.focus({ preventScroll: true });
  }, [state]);

  const giveUp = () => {
    const form = holder.current?.querySelector('form');
    if (!form) return;
    const key = answerKeyOf(form);
    showGrade(form, key, revealAnswer(key), 'This is the answer.');
    form.dataset.graded = 'revealed';
    onAnswer(false);
    setState('answered');
  };

  return (
    <section class="placement" aria-labelledby="question" data-state={state}>
      <div class="placement__head">
        <h2 id="question" ref={heading} tabIndex={-1}>
          Question {place}
        </h2>
        <p class="meta">of {MOST_ITEMS} at most</p>
      </div>
      <progress class="placement__bar" max={MOST_ITEMS} value={place - 1} aria-hidden="true" />
      <div class="placement__item" ref={holder} />
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
      <p class="row placement__foot">
        {state === 'answered' ? (
          <button
            class="button button--main"
            type="button"
            ref={next}
            aria-disabled={!isSettled}
            onClick={() => isSettled && onNext()}
          >
            Go on
          </button>
        ) : (
          <button
            class="button button--quiet"
            type="button"
            disabled={state !== 'asked'}
            aria-disabled={!isSettled}
            onClick={() => isSettled && giveUp()}
          >
            I don’t know
          </button>
        )}
        <button
          class="button button--quiet"
          type="button"
          aria-disabled={!isSettled}
          onClick={() => isSettled && onStop()}
        >
          Stop here
        </button>
      </p>
    </section>
  );
}
