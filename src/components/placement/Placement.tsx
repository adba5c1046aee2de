import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  keepPlacementSession,
  newPlacementSession,
  readPlacementSession,
  type PlacementSession,
} from '../../client/placement/session.ts';
import { $progress, recordAttempt } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { finishedModules } from '../../domain/finished.ts';
import {
  answerItem,
  claimsOf,
  nextItem,
  placementEnd,
  startPlacement,
  type PlacementModule,
  type Statement,
} from '../../domain/placement.ts';
import { knownModules } from '../../domain/progress/registers.ts';
import { PlacementIntro } from './PlacementIntro.tsx';
import { PlacementQuestion } from './PlacementQuestion.tsx';
import { PlacementResult } from './PlacementResult.tsx';

export interface PlacementProps {
  catalog: Catalog;
  modules: PlacementModule[];
  statements: Statement[];
}

/**
 * The check as a whole: what it is, and what the reader has done; then question after question; then
 * where the path starts. Whoever has done nothing of it is asked nothing.
 */
export function Placement({ catalog, modules, statements }: PlacementProps): JSX.Element {
  const [live, setLive] = useState(false);
  const [session, setSession] = useState<PlacementSession | null>(null);
  const [step, setStep] = useState<'intro' | 'ask' | 'result'>('intro');
  /** The intro stands in place of a result, whose button had the focus. */
  const [isAgain, setAgain] = useState(false);
  /** With the answer that was just given, until the reader goes on. */
  const answered = useRef<PlacementSession | null>(null);

  useEffect(() => {
    setSession(readPlacementSession());
    setLive(true);
  }, []);

  // The check is a replay of its answers: the same ones give the same questions.
  const placement = useMemo(() => {
    if (!session) return null;
    const { seed, known, ticked } = session;
    const claims = ticked ? claimsOf(statements, ticked) : [];
    const start = startPlacement(modules, { seed, known, claims });
    return session.answers.reduce((now, [item, right]) => answerItem(now, item, right), start);
  }, [session]);
  const item = useMemo(() => placement && nextItem(placement), [placement]);
  const module = modules.find(({ items }) => items.some(({ id }) => id === item?.id));

  const keep = (next: PlacementSession | null) => {
    keepPlacementSession(next);
    setSession(next);
  };
  const begin = (ticked: string[], next: 'ask' | 'result') => {
    const progress = $progress.get();
    const known = [...finishedModules(catalog, progress).keys(), ...knownModules(progress)];
    answered.current = null;
    keep(newPlacementSession(known, ticked));
    setStep(next);
  };
  const answer = (right: boolean) => {
    if (!session || !item) return;
    void recordAttempt(item.id, right, 'placement');
    // Kept at once, shown with the next question: a reload in between must not ask it again.
    answered.current = { ...session, answers: [...session.answers, [item.id, right]] };
    keepPlacementSession(answered.current);
  };
  const goOn = () => {
    if (answered.current) setSession(answered.current);
    answered.current = null;
  };

  if (!live || step === 'intro' || !session || !placement) {
    return (
      <PlacementIntro
        {...{ live, isAgain }}
        statements={statements}
        answered={session?.answers.length ?? 0}
        onBegin={(ticked) => begin(ticked, 'ask')}
        onNone={() => begin([], 'result')}
        onContinue={() => {
          setStep('ask');
        }}
      />
    );
  }
  const end = placementEnd(placement);
  if (step === 'ask' && end === null && item && module) {
    return (
      <PlacementQuestion
        key={item.id}
        item={item.id}
        module={module.id}
        place={session.answers.length + 1}
        onAnswer={answer}
        onNext={goOn}
        onStop={() => {
          goOn();
          setStep('result');
        }}
      />
    );
  }
  return (
    <PlacementResult
      catalog={catalog}
      placement={placement}
      ticked={statements.filter(({ id }) => session.ticked?.includes(id))}
      end={end}
      onMore={end === null ? () => setStep('ask') : null}
      onKept={() => keepPlacementSession(null)}
      onAgain={() => {
        keep(null);
        setAgain(true);
        setStep('intro');
      }}
    />
  );
}
