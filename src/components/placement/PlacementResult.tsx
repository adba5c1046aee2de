import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayNow } from '../../client/clock.ts';
import { $progress, $storageStatus, setKnown } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { pathStart } from '../../domain/path-start.ts';
import {
  concludePlacement,
  isProposed,
  isUnlikely,
  type ModuleBelief,
  type Placement as Check,
  type PlacementEnd,
  type Statement,
} from '../../domain/placement.ts';
import { knownModules, savedPlan } from '../../domain/progress/registers.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { useSettled } from '../quiz/use-settled.ts';
import { PlacementBelief } from './PlacementBelief.tsx';
import { PlacementCredits } from './PlacementCredits.tsx';
import { PlacementStart } from './PlacementStart.tsx';

interface Props {
  catalog: Catalog;
  placement: Check;
  /** Statements that the reader ticked before the questions. */
  ticked: readonly Statement[];
  end: PlacementEnd | null;
  /** Null where nothing more would be asked. */
  onMore: (() => void) | null;
  /** The conclusions were taken: the check is over. */
  onKept: () => void;
  onAgain: () => void;
}

const ENDS: Record<PlacementEnd, string> = {
  sure: 'Further questions would change little.',
  long: 'That was the last question.',
  'no-items': 'There is nothing more to ask.',
};

/** Where the path starts; then what the check concluded and why, to be changed before it becomes "known". */
export function PlacementResult(props: Props): JSX.Element {
  const { catalog, placement, ticked, end, onMore, onKept, onAgain } = props;
  const beliefs = useMemo(() => concludePlacement(placement), [placement]);
  const given = new Set(
    beliefs.filter(({ because }) => because.kind === 'given').map(({ module }) => module),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const marked = () => knownModules($progress.get());
  const [known, setKnownTicks] = useState<string[]>(() => {
    const before = marked();
    return beliefs
      .filter((belief) => before.includes(belief.module) || isProposed(belief))
      .map(({ module }) => module);
  });
  /** What stands in sight; the rest is folded, and does not move when it is ticked. */
  const [shown] = useState(() =>
    beliefs
      .filter((belief) => known.includes(belief.module) || !isUnlikely(belief))
      .map(({ module }) => module),
  );
  const [kept, setKept] = useState(false);
  const status = useStore($storageStatus);
  const isSettled = useSettled(placement);
  useEffect(() => heading.current?.focus(), []);
  const start = useMemo(
    () => pathStart(catalog, $progress.get(), known, dayNow()),
    [catalog, known],
  );

  const open = beliefs.map(({ module }) => module).filter((id) => !given.has(id));
  const before = marked();
  const isUnchanged = !kept && open.every((id) => known.includes(id) === before.includes(id));
  const mark = async () => {
    for (const id of open)
      if (known.includes(id) !== before.includes(id)) await setKnown(id, known.includes(id));
    onKept();
  };
  const plan = async () => {
    await mark();
    // Without a plan yet, the planner makes one at once.
    location.assign(href(savedPlan($progress.get()) ? '/path/' : '/path/?default'));
  };
  const line = (belief: ModuleBelief) => (
    <PlacementBelief
      key={belief.module}
      {...{ catalog, belief, given }}
      ticked={known.includes(belief.module)}
      disabled={!isSettled}
      onTick={(on) => {
        setKept(false);
        setKnownTicks(on ? [...known, belief.module] : known.filter((id) => id !== belief.module));
      }}
    />
  );
  const inSight = beliefs.filter(({ module }) => shown.includes(module));
  const folded = beliefs.filter(({ module }) => !shown.includes(module));

  return (
    <section class="placement placement--result" aria-labelledby="result">
      <PlacementStart
        {...{ catalog, start, heading }}
        hasPlan={savedPlan($progress.get()) !== null}
        toMark={open.filter((id) => known.includes(id) && !before.includes(id)).length}
        enabled={isSettled}
        onPlan={() => void plan()}
      />
      <PlacementCredits {...{ catalog, ticked, beliefs }} />
      <section aria-labelledby="known">
        <h2 id="known">What you seem to know</h2>
        <p class="placement__sum">
          {placement.answers.length === 0
            ? 'No question was answered.'
            : `${count(placement.answers.length, 'answer')}.`}{' '}
          {end && ENDS[end]}{' '}
          {inSight.length > 0
            ? 'Change what is wrong; then mark as known what is ticked.'
            : 'No module yet, and none is needed: the path explains each thing when it first comes up.'}
        </p>
        <ul class="plain-list placement__list">{inSight.map(line)}</ul>
        {folded.length > 0 && (
          <details class="placement__folded">
            <summary>Likely not known: {count(folded.length, 'module')}</summary>
            <ul class="plain-list placement__list">{folded.map(line)}</ul>
          </details>
        )}
        <p class="row">
          {(kept || !isUnchanged || known.length > 0) && (
            <button
              class="button"
              type="button"
              aria-disabled={kept || isUnchanged || !isSettled}
              onClick={() => {
                if (kept || isUnchanged || !isSettled) return;
                void mark().then(() => setKept(true));
              }}
            >
              {kept
                ? 'Marked'
                : isUnchanged
                  ? 'Nothing to mark'
                  : `Mark ${count(open.filter((id) => known.includes(id)).length, 'module')} as known`}
            </button>
          )}
          {onMore && (
            <button class="button button--quiet" type="button" onClick={onMore}>
              {placement.answers.length === 0 ? 'Answer questions' : 'Answer more questions'}
            </button>
          )}
          <button class="button button--quiet" type="button" onClick={onAgain}>
            Start anew
          </button>
        </p>
        <p class="placement__said" role="status">
          {kept && (
            <>
              {status.kind === 'ok' ? 'Kept in this browser.' : status.sentence}{' '}
              <a href={href('/path/')}>Make a plan with it</a>
            </>
          )}
        </p>
      </section>
    </section>
  );
}
