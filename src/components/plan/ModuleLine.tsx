import type { JSX } from 'preact';
import { setDone } from '../../client/progress/store.ts';
import type { PlanEntry } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { formatRange } from '../format.ts';
import { moduleTitle, qualificationName } from '../names.ts';
import type { ShownPlan } from './props.ts';

/** A module's box to tick, title, range and reasons. */
export function ModuleLine(props: ShownPlan & { entry: PlanEntry }): JSX.Element {
  const { entry, catalog } = props;
  const title = moduleTitle(catalog, entry.module);
  return (
    <>
      <Tick {...props} id={entry.module} title={title} />
      <div>
        <a href={href(`/modules/${entry.module}/`)}>{title}</a>
        <p class="meta">
          <State {...props} id={entry.module} />
          {formatRange(entry.low, entry.high)}
          <Because {...props} />
        </p>
        {entry.neededBy.length > 1 && (
          <details class="meta because">
            <summary>needed by {entry.neededBy.length} later modules</summary>
            <p>{entry.neededBy.map((id) => moduleTitle(catalog, id)).join(', ')}</p>
          </details>
        )}
      </div>
    </>
  );
}

/** A module that is done already: its box, its title and its state. */
export function DoneModuleLine(props: ShownPlan & { id: string }): JSX.Element {
  const { id, catalog } = props;
  const title = moduleTitle(catalog, id);
  return (
    <li class="entry-line">
      <Tick {...props} title={title} />
      <div>
        <a href={href(`/modules/${id}/`)}>{title}</a>{' '}
        <span class="meta">
          <State {...props} isLast />
        </span>
      </div>
    </li>
  );
}

function Because({ entry, catalog }: ShownPlan & { entry: PlanEntry }): JSX.Element {
  const { askedBy, neededBy } = entry;
  // Several are counted, in a fold of their own.
  const only = neededBy.length === 1 ? neededBy[0] : undefined;
  return (
    <>
      {(askedBy.length > 0 || only !== undefined) && ' · '}
      {askedBy.length > 0 && (
        <>
          asked for by{' '}
          {askedBy.map((id, i) => {
            const { ordinal, short } = qualificationName(catalog, id);
            return (
              <span key={id} class={`q${ordinal}`}>
                {i > 0 && ', '}
                <a class="qtag__n because__q" href={href(`/qualifications/${id}/`)} title={short}>
                  Q{ordinal}
                </a>
              </span>
            );
          })}
        </>
      )}
      {askedBy.length > 0 && only !== undefined && '; '}
      {only !== undefined && `needed by ${moduleTitle(catalog, only)}`}
    </>
  );
}

/** How far the reader is in a module, where it was begun. */
export function State({
  id,
  states,
  isLinked,
  isLast = false,
}: ShownPlan & {
  id: string;
  /** Nothing follows it in its line. */
  isLast?: boolean;
}): JSX.Element | null {
  const state = states.get(id)?.state ?? 'new';
  if (state === 'new' || isLinked) return null;
  return (
    <>
      <span class="state" data-state={state}>
        <span class="state__mark" aria-hidden="true" />
        <span>{state}</span>
      </span>
      {!isLast && ' · '}
    </>
  );
}

/** A box to tick a module off. What was passed, or is known, is ticked by that and stays so. */
function Tick(props: ShownPlan & { id: string; title: string }): JSX.Element {
  const { id, title, input, isLive, isLinked, finishedOn, finished, states, onEdit } = props;
  const state = states.get(id);
  const isFixed = (state?.passed ?? false) || (finished.has(id) && !finishedOn.has(id));
  const why = state?.passed ? 'passed' : isFixed ? 'known' : '';
  return (
    <span class="tick-box needs-script">
      <input
        type="checkbox"
        aria-label={`Done: ${title}${why && ` (${why})`}`}
        title={why}
        checked={!isLinked && finished.has(id)}
        disabled={!isLive || isLinked || isFixed}
        onChange={({ currentTarget: { checked } }) => {
          void setDone(id, checked);
          // What is done by an earlier plan comes back into this one.
          if (!checked && input.done?.includes(id))
            onEdit({ done: input.done.filter((other) => other !== id) });
        }}
      />
    </span>
  );
}
