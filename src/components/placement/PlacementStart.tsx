import type { JSX, RefObject } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { PathStart } from '../../domain/path-start.ts';
import { href } from '../../site.ts';
import { count, formatMinutes } from '../format.ts';

interface Props {
  catalog: Catalog;
  /** Null where nothing is left to study. */
  start: PathStart | null;
  heading: RefObject<HTMLHeadingElement>;
  /** A plan was kept before. */
  hasPlan: boolean;
  /** Modules that are marked as known when the plan is made. */
  toMark: number;
  enabled: boolean;
  onPlan: () => void;
}

/** The end of the check: the module that the path starts with, and the way to a plan. */
export function PlacementStart(props: Props): JSX.Element {
  const { catalog, start, heading, hasPlan, toMark, enabled, onPlan } = props;
  const module = catalog.modules.find(({ id }) => id === start?.module);
  const plan = hasPlan ? 'Take it into your plan' : 'Make a plan from here';
  return (
    <div class="placement__start">
      <h2 id="result" ref={heading} tabIndex={-1}>
        {start ? 'Your path starts here' : 'You seem to know every module'}
      </h2>
      {start && module ? (
        <>
          <p class="placement__first">
            <a href={href(module.url)}>{module.title}</a>
          </p>
          <p>
            {formatMinutes(module.minutes)}.{' '}
            {module.prerequisites.length === 0
              ? 'It needs no other module first.'
              : 'What it builds on you know.'}{' '}
            {start.modules > 1 &&
              `With it, ${start.modules} modules are ahead of you: about ${hours(start.minutes)} in all.`}
          </p>
        </>
      ) : (
        <p>
          Nothing of the path is left to study. Go on with the{' '}
          <a href={href('/interview/')}>questions of an interview</a>.
        </p>
      )}
      <p class="row">
        {start && (
          <button
            class="button button--main"
            type="button"
            aria-disabled={!enabled}
            onClick={() => enabled && onPlan()}
          >
            {plan}
          </button>
        )}
        {module && (
          <a class="button button--quiet" href={href(module.url)}>
            Read the first module
          </a>
        )}
      </p>
      {start && toMark > 0 && (
        <p class="meta">
          “{plan}” also marks as known what is ticked below: {count(toMark, 'module')}.
        </p>
      )}
    </div>
  );
}

function hours(minutes: number): string {
  return count(Math.max(1, Math.round(minutes / 60)), 'hour');
}
