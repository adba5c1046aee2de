import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Catalog } from '../../domain/catalog.ts';
import type { PlanLink } from '../../domain/plan/link.ts';
import type { LinkedPlan } from './linked-plan.ts';
import { count } from '../format.ts';
import { useSettled } from '../quiz/use-settled.ts';

interface Props extends LinkedPlan {
  catalog: Catalog;
  hasOwn: boolean;
  /** Whether it can be planned as the form stands. */
  canTake: boolean;
  /** Whether it has been: then it is the reader's own. */
  isTaken: boolean;
  onTake: () => void;
  onClose: () => void;
}

/** Says that the plan came with a link, or why the link cannot be used; never touches the own plan. */
export function LinkNotice(props: Props): JSX.Element {
  const { link, isFromPosting, catalog, hasOwn, canTake, isTaken, onTake, onClose } = props;
  // For a moment the button stays where it is: a second press must not land on something else.
  const isSettled = useSettled(isTaken);
  const isPast = isTaken && isSettled;
  const said = useRef<HTMLParagraphElement>(null);
  // The button goes, and the focus with it, unless the reader has moved on.
  useEffect(() => {
    if (isPast && document.activeElement === document.body) said.current?.focus();
  }, [isPast]);
  if (link.kind !== 'plan') return <UnusableLink kind={link.kind} {...{ hasOwn, onClose }} />;
  const from = isFromPosting
    ? 'This plan is made from the posting.'
    : 'This plan came with a link.';
  if (isPast)
    return (
      <section class="link-notice link-notice--past" aria-label="Plan from a link">
        <p class="meta" tabIndex={-1} ref={said}>
          {from} It is your plan now.
        </p>
      </section>
    );
  return (
    <section class="link-notice" aria-label="Plan from a link">
      <p>
        <strong>{from}</strong>{' '}
        {isTaken ? (
          'It is your plan now.'
        ) : (
          <>
            {hasOwn
              ? 'Your own plan is as it was. Taking this one puts it in its place.'
              : 'Nothing is kept until you take it.'}{' '}
            {isFromPosting &&
              'Q1 to Q7 are the qualifications of the built-in posting, under which the modules stand.'}{' '}
            {knownNote(link.input.known ?? [])} {ageNote(link, catalog)}
          </>
        )}
      </p>
      <p class="row">
        <button
          class="button button--main button--small"
          type="button"
          disabled={!canTake && !isTaken}
          aria-disabled={isTaken}
          onClick={() => !isTaken && onTake()}
        >
          {isTaken ? 'Taken' : 'Take this plan'}
        </button>
        {!isTaken && (
          <button class="button button--quiet button--small" type="button" onClick={onClose}>
            {hasOwn ? 'Back to my plan' : 'Leave it'}
          </button>
        )}
      </p>
    </section>
  );
}

function UnusableLink({
  kind,
  hasOwn,
  onClose,
}: { kind: 'damaged' | 'newer' } & Pick<Props, 'hasOwn' | 'onClose'>): JSX.Element {
  return (
    <section class="link-notice" aria-label="Plan from a link">
      <p>
        <strong>
          {kind === 'damaged'
            ? 'The link to this plan is damaged.'
            : 'This link was made by a newer Lakepath.'}
        </strong>{' '}
        {kind === 'damaged'
          ? 'It was cut off or changed on its way; ask for it again, and copy all of it.'
          : 'Reload the page; if this stays, the site you are on has not been updated yet.'}{' '}
        {hasOwn ? 'What you see is your own plan.' : 'What you see is a plan with the defaults.'}
      </p>
      <p>
        <button class="button button--quiet button--small" type="button" onClick={onClose}>
          Close
        </button>
      </p>
    </section>
  );
}

function knownNote(known: readonly string[]): string {
  if (known.length === 0) return '';
  return known.length === 1
    ? 'It leaves out 1 module as known; taking it marks that one as known here.'
    : `It leaves out ${known.length} modules as known; taking it marks them as known here.`;
}

function ageNote(
  { catalogVersion, strangers }: Extract<PlanLink, { kind: 'plan' }>,
  catalog: Catalog,
): string {
  if (strangers > 0)
    return 'It names modules that this site does not have yet; they are left out. Reload the page to look for an update.';
  const since = catalog.modules.filter(({ ordinal }) => ordinal > catalogVersion).length;
  return since === 0
    ? ''
    : `Since it was made, Lakepath got ${count(since, 'new module')}; they are planned in where they fit.`;
}
