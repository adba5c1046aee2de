import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { dayNow, momentNow } from '../../client/clock.ts';
import { $progress, recordAttempt } from '../../client/progress/store.ts';
import type { SettledIn } from '../../client/quiz/settled-in.ts';
import { countOneDown, keepDue } from '../../client/review/refresh-due.ts';
import {
  keepSitting,
  readSitting,
  type Sitting,
  type SittingCard,
} from '../../client/review/sitting.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { EMPTY } from '../../domain/progress/format.ts';
import { reviewNow } from '../../domain/review.ts';
import { moduleProgress } from '../../domain/states.ts';
import { ReviewEnd } from './ReviewEnd.tsx';
import { ReviewOverview } from './ReviewOverview.tsx';
import { ReviewQuestion } from './ReviewQuestion.tsx';

/** Review as a whole: what today asks, then question after question, then an end. */
export function Review({ catalog }: { catalog: Catalog }): JSX.Element {
  const stored = useStore($progress);
  const [live, setLive] = useState(false);
  const [sitting, setSitting] = useState<Sitting | null>(null);
  /** How many of its questions are behind the reader, the one whose answer still stands there not. */
  const [place, setPlace] = useState(0);
  const [day, setDay] = useState(0);
  const moduleOf = (card: SittingCard | undefined) =>
    catalog.modules.find(({ id }) => id === card?.module);
  const isAsking = sitting !== null && place < sitting.cards.length;
  // What is stored is known in the browser only: the first view must be the server's.
  const progress = live ? stored : EMPTY;

  useEffect(() => {
    const kept = readSitting(dayNow());
    const isThere = kept?.cards.every((card) => moduleOf(card) !== undefined) ?? false;
    setSitting(isThere ? kept : null);
    setPlace(kept?.answers.length ?? 0);
    setLive(true);
    // A page that is seen again on another day has other questions.
    const look = () => setDay(dayNow());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  // Not while a question stands there: a replay of years of answers takes its time.
  const now = useMemo(
    () => (isAsking ? null : reviewNow(catalog, progress, momentNow())),
    [isAsking, progress, day],
  );
  useEffect(() => {
    if (live && now) keepDue(now.day.queue.length);
  }, [live, now]);

  const keep = (next: Sitting | null) => {
    keepSitting(next);
    setSitting(next);
  };
  const begin = (size: number) => {
    if (!now) return;
    const cards = now.sitting(size).map(({ item, module }) => ({ item, module }));
    setPlace(0);
    keep({ day: now.today, cards, answers: [] });
  };

  const card = sitting?.cards[place];
  const module = moduleOf(card);
  if (sitting && card && module) {
    const isRetained = () => moduleProgress($progress.get(), module, catalog.retired).retained;
    const answer = (right: boolean, settledIn: SettledIn) => {
      const before = isRetained();
      void recordAttempt(card.item, right, 'review');
      countOneDown();
      const lapsed = before && !isRetained();
      keep({ ...sitting, answers: [...sitting.answers, { right, lapsed, settledIn }] });
    };
    return (
      <ReviewQuestion
        key={card.item}
        card={card}
        module={module}
        day={sitting.day}
        place={place + 1}
        total={sitting.cards.length}
        given={sitting.answers[place] ?? null}
        onAnswer={answer}
        onNext={() => setPlace(place + 1)}
        onStop={() => {
          keepSitting(null);
          setSitting({ ...sitting, cards: sitting.cards.slice(0, sitting.answers.length) });
          setPlace(sitting.answers.length);
        }}
      />
    );
  }
  if (!now) return <p class="meta">…</p>;
  return sitting && sitting.answers.length > 0 ? (
    <ReviewEnd catalog={catalog} sitting={sitting} now={now} onBegin={begin} />
  ) : (
    <ReviewOverview live={live} now={now} onBegin={begin} />
  );
}
