import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { PlanLink } from '../../domain/plan/link.ts';
import { count } from '../format.ts';

interface Props {
  link: PlanLink;
  catalog: Catalog;
  hasOwn: boolean;
  /** Whether it can be planned as the form stands. */
  canTake: boolean;
  onTake: () => void;
  onClose: () => void;
}

/** Says that the plan came with a link, or why the link cannot be used; never touches the own plan. */
export function LinkNotice({
  link,
  catalog,
  hasOwn,
  canTake,
  onTake,
  onClose,
}: Props): JSX.Element {
  const own = hasOwn ? 'Your own plan is as it was.' : 'Nothing is kept until you take it.';
  return (
    <section class="link-notice" aria-label="Plan from a link">
      {link.kind === 'plan' ? (
        <>
          <p>
            <strong>This plan came with a link.</strong> {own}
            {hasOwn && ' Taking this one puts it in its place.'}{' '}
            {knownNote(link.input.known ?? [], hasOwn)} {ageNote(link, catalog)}
          </p>
          <p class="row">
            <button
              class="button button--main button--small"
              type="button"
              disabled={!canTake}
              onClick={onTake}
            >
              Take this plan
            </button>
            <button class="button button--quiet button--small" type="button" onClick={onClose}>
              {hasOwn ? 'Back to my plan' : 'Start from an empty form'}
            </button>
          </p>
        </>
      ) : (
        <>
          <p>
            <strong>
              {link.kind === 'damaged'
                ? 'The link to this plan is damaged.'
                : 'This link was made by a newer Lakepath.'}
            </strong>{' '}
            {link.kind === 'damaged'
              ? 'It was cut off or changed on its way; ask for it again, and copy all of it.'
              : 'Reload the page; if this stays, the site you are on has not been updated yet.'}{' '}
            {hasOwn
              ? 'What you see is your own plan.'
              : 'What you see is a plan with the defaults.'}
          </p>
          <p>
            <button class="button button--quiet button--small" type="button" onClick={onClose}>
              Close
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function knownNote(known: readonly string[], hasOwn: boolean): string {
  if (known.length === 0) return '';
  const modules = count(known.length, 'module');
  return hasOwn
    ? `It leaves out ${modules} as known; taking it marks them as known here, too.`
    : `It leaves out ${modules} as known; taking it marks them as known here.`;
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
