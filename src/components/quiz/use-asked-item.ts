import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { answerKeyOf, makeAnswerable } from '../../client/quiz/answerable.ts';
import { fetchItem } from '../../client/quiz/fetch-item.ts';
import { reorderItem } from '../../client/quiz/reorder-item.ts';
import { readSettledIn, type SettledIn } from '../../client/quiz/settled-in.ts';
import { showGrade } from '../../client/quiz/show-grade.ts';
import { revealAnswer } from '../../domain/grade.ts';

export interface AskedItem {
  state: 'loading' | 'asked' | 'answered' | 'failed';
  /** Where the form is put. */
  holder: RefObject<HTMLDivElement>;
  /** Tries again after `failed`. */
  load: () => Promise<void>;
  /** Shows the answer, and counts as a wrong one. */
  giveUp: () => void;
}

/**
 * Asks one item by the very form of its module's page. `onAnswer` hears the first answer alone. With
 * a `seed` its options stand in an order that depends on it.
 */
export function useAskedItem(
  { module, item, seed }: { module: string; item: string; seed?: string },
  onAnswer: (right: boolean, settledIn: SettledIn) => void,
): AskedItem {
  const holder = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<AskedItem['state']>('loading');

  const answer = (right: boolean) => {
    if (holder.current) onAnswer(right, readSettledIn(holder.current));
  };
  const load = async () => {
    setState('loading');
    try {
      const parts = await fetchItem(module, item);
      if (!parts || !holder.current) throw new Error(`no item ${item}`);
      if (seed !== undefined) reorderItem(parts.form, parts.answer, seed);
      holder.current.replaceChildren(parts.form, parts.answer);

      makeAnswerable(parts.form, (_, { correct }, isFirst) => {
        if (isFirst) answer(correct);
        setState('answered');
      });
      setState('asked');
    } catch {
      setState('failed');
    }
  };
  useEffect(() => void load(), []);

  const giveUp = () => {
    const form = holder.current?.querySelector('form');
    if (!form) return;
    const key = answerKeyOf(form);
    showGrade(form, key, revealAnswer(key), 'This is the answer.');
    form.dataset.graded = 'revealed';
    answer(false);
    setState('answered');
  };
  return { state, holder, load, giveUp };
}
