import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { $progress, $storageStatus, setKnown } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import {
  concludePlacement,
  type Because,
  type ModuleBelief,
  type Placement as Check,
  type PlacementEnd,
} from '../../domain/placement.ts';
import { knownModules } from '../../domain/progress/registers.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { moduleTitle } from '../names.ts';
import { useSettled } from '../quiz/use-settled.ts';

interface Props {
  catalog: Catalog;
  placement: Check;
  end: PlacementEnd | null;
  /** Null where nothing more would be asked. */
  onMore: (() => void) | null;
  /** The conclusions were taken: the check is over. */
  onKept: () => void;
  onAgain: () => void;
}

/** As likely as this, a module is proposed as known; the rest is for the reader to tick. */
const PROPOSED = 0.75;

/** Not on the general impression alone: something must speak for the module itself. */
function isProposed({ probability, because }: ModuleBelief): boolean {
  return probability >= PROPOSED && because.kind !== 'level';
}

const ENDS: Record<PlacementEnd, string> = {
  sure: 'It is sure enough about every module.',
  long: 'That was the last question.',
  'no-items': 'There is nothing more to ask.',
};

/** What the check concluded and why, to be changed before it becomes "known". */
export function PlacementResult({
  catalog,
  placement,
  end,
  onMore,
  onKept,
  onAgain,
}: Props): JSX.Element {
  const beliefs = concludePlacement(placement);
  const given = new Set(
    beliefs.filter(({ because }) => because.kind === 'given').map(({ module }) => module),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const marked = () => knownModules($progress.get());
  const [ticked, setTicked] = useState<string[]>(() => {
    const before = marked();
    return beliefs
      .filter((belief) => before.includes(belief.module) || isProposed(belief))
      .map(({ module }) => module);
  });
  const [kept, setKept] = useState(false);
  const status = useStore($storageStatus);
  const isSettled = useSettled(placement);
  useEffect(() => heading.current?.focus(), []);
  const open = beliefs.map(({ module }) => module).filter((id) => !given.has(id));

  const before = marked();
  const isUnchanged = !kept && open.every((id) => ticked.includes(id) === before.includes(id));
  const keep = async () => {
    for (const id of open)
      if (ticked.includes(id) !== before.includes(id)) await setKnown(id, ticked.includes(id));
    setKept(true);
    onKept();
  };

  return (
    <section class="placement" aria-labelledby="result">
      <h2 id="result" ref={heading} tabIndex={-1}>
        What you seem to know
      </h2>
      <p class="placement__sum">
        {placement.answers.length === 0
          ? 'No question was answered.'
          : `${count(placement.answers.length, 'answer')}.`}{' '}
        {end && ENDS[end]} Change what is wrong; then mark as known what is ticked.
      </p>
      <ul class="plain-list placement__list">
        {beliefs.map((belief) => (
          <li key={belief.module}>
            <label class="tickline">
              <input
                type="checkbox"
                checked={ticked.includes(belief.module)}
                disabled={given.has(belief.module) || !isSettled}
                onChange={({ currentTarget: { checked } }) => {
                  setKept(false);
                  setTicked(
                    checked
                      ? [...ticked, belief.module]
                      : ticked.filter((id) => id !== belief.module),
                  );
                }}
              />
              <span>{moduleTitle(catalog, belief.module)}</span>
            </label>
            <p class="meta">
              <strong>{verdict(belief)}</strong> {reason(catalog, belief.because, given)}
            </p>
          </li>
        ))}
      </ul>
      <p class="row">
        <button
          class="button button--main"
          type="button"
          aria-disabled={kept || isUnchanged || !isSettled}
          onClick={() => !isUnchanged && isSettled && void keep()}
        >
          {kept
            ? 'Marked'
            : isUnchanged
              ? 'Nothing to mark'
              : `Mark ${count(open.filter((id) => ticked.includes(id)).length, 'module')} as known`}
        </button>
        {onMore && (
          <button class="button button--quiet" type="button" onClick={onMore}>
            Answer more questions
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
  );
}

function verdict({ probability, because }: ModuleBelief): string {
  if (because.kind === 'given') return 'Known before.';
  if (probability >= 0.95) return 'Known, almost surely.';
  if (probability >= PROPOSED) return 'Known, likely.';
  if (probability > 0.25) return 'Not clear.';
  return probability > 0.05 ? 'Not known, likely.' : 'Not known, almost surely.';
}

function reason(catalog: Catalog, because: Because, given: ReadonlySet<string>): string {
  const titles = (ids: readonly string[]) =>
    ids.map((id) => `“${moduleTitle(catalog, id)}”`).join(', ');
  switch (because.kind) {
    case 'given':
      return 'You passed it, ticked it off, or marked it; or another such module needs it.';
    case 'answers':
      return `${because.right} of ${because.right + because.wrong} of its questions right.`;
    case 'needed-by':
      return because.modules.some((id) => given.has(id))
        ? `You know what builds on it: ${titles(because.modules)}.`
        : `You answered well in what builds on it: ${titles(because.modules)}.`;
    case 'needs':
      return `It builds on what you missed: ${titles(because.modules)}.`;
    case 'level':
      return 'From how much you know on the whole; none of its questions was asked.';
  }
}
