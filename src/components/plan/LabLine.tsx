import type { JSX } from 'preact';
import { setLabDone } from '../../client/progress/store.ts';
import type { PlannedLab } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { formatRange } from '../format.ts';
import { labTitle, moduleTitle } from '../names.ts';
import type { PlanResultProps } from './props.ts';

interface Props extends PlanResultProps {
  id: string;
  /** Null for one that was done before the plan. */
  planned: PlannedLab | null;
  /** Whether the module that it follows does not stand above it. */
  isAlone?: boolean;
  labsDoneOn: ReadonlyMap<string, number | null>;
}

/** A lab with a box to tick. */
export function LabLine(props: Props): JSX.Element {
  const { id, planned, isAlone = false, labsDoneOn, catalog, input, isLive, isLinked } = props;
  const title = labTitle(catalog, id);
  return (
    <li class="entry-line lab-line">
      <span class="tick-box needs-script">
        <input
          type="checkbox"
          aria-label={`Lab done: ${title}`}
          checked={!isLinked && labsDoneOn.has(id)}
          disabled={!isLive || isLinked}
          onChange={({ currentTarget: { checked } }) => {
            void setLabDone(id, checked);
            // What was done before this plan comes into it.
            if (!checked && input.labsDone?.includes(id))
              props.onEdit({ labsDone: input.labsDone.filter((other) => other !== id) });
          }}
        />
      </span>
      <div>
        <a href={href(`/labs/${id}/`)}>{title}</a>{' '}
        {planned ? (
          <p class="meta">
            Lab, optional · {formatRange(planned.low, planned.high)}
            {isAlone && ` · after ${moduleTitle(catalog, planned.module)}`}
          </p>
        ) : (
          <span class="meta">lab</span>
        )}
      </div>
    </li>
  );
}
