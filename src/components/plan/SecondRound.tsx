import type { JSX } from 'preact';
import type { LeftOut } from '../../domain/plan.ts';
import { GROUNDWORK } from '../../domain/plan/lanes.ts';
import { roomForAll } from '../../domain/plan/room-for-all.ts';
import { href } from '../../site.ts';
import { count, formatDate } from '../format.ts';
import { labTitle, moduleTitle, qualificationName } from '../names.ts';
import type { Edits } from './fields.ts';
import { State } from './ModuleLine.tsx';
import type { ShownPlan } from './props.ts';

/** So many stand open. */
const FEW = 6;

/** What the time does not hold, with the reason of each, and what would make room for it. */
export function SecondRound(props: ShownPlan): JSX.Element | null {
  const { plan, input, catalog, lanes, onEdit } = props;
  const left = plan.leftOut.filter(({ kind }) => kind === 'time');
  const labs = plan.labsLeftOut;
  if (left.length + labs.length === 0) return null;
  const room = roomForAll(catalog, input);
  const choose = (change: Edits) => () => {
    onEdit(change);
    // The button goes with what it makes room for.
    document.getElementById('weeks')?.focus();
  };
  return (
    <section aria-labelledby="second-round" class="left-out">
      <h3 id="second-round">Second round</h3>
      <p>
        {left.length > 0 &&
          `${count(left.length, 'module')} ${left.length === 1 ? 'is' : 'are'} for after ${formatDate(input.target ?? '')}: what is worth more for your qualifications comes first. `}
        {labs.length > 0 && `${count(labs.length, 'lab')}, optional, can wait, too. `}
      </p>
      {(room?.hoursPerWeek ?? room?.target) && (
        <p class="row needs-script">
          <span class="second-round__ask">If you want all of it now, there is room with:</span>
          {room.hoursPerWeek !== null && (
            <button
              class="button button--quiet button--small"
              type="button"
              onClick={choose({ hours: String(room.hoursPerWeek) })}
            >
              {count(room.hoursPerWeek, 'hour')} a week
            </button>
          )}
          {room.target !== null && (
            <button
              class="button button--quiet button--small"
              type="button"
              onClick={choose({ target: room.target })}
            >
              Time until {formatDate(room.target)}
            </button>
          )}
        </p>
      )}
      {[...lanes.lanes, GROUNDWORK]
        .map((lane) => ({ lane, own: left.filter(({ module }) => lanes.laneOf(module) === lane) }))
        .filter(({ own }) => own.length > 0)
        .map(({ lane, own }) => (
          <Group {...props} {...{ lane, own }} isOpen={left.length <= FEW} key={lane} />
        ))}
      {labs.length > 0 && (
        <p>
          Labs:{' '}
          {labs.map((lab, i) => (
            <span key={lab}>
              {i > 0 && '; '}
              <a href={href(`/labs/${lab}/`)}>{labTitle(catalog, lab)}</a>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}

function Group(
  props: ShownPlan & { lane: string; own: readonly LeftOut[]; isOpen: boolean },
): JSX.Element {
  const { lane, own, isOpen, catalog } = props;
  const { ordinal, short } = qualificationName(catalog, lane);
  return (
    <details class={`second-round q${ordinal}`} open={isOpen}>
      <summary class="fold-line">
        <span class="qtag">
          {ordinal > 0 && <span class="qtag__n">Q{ordinal}</span>}
          <span>{ordinal > 0 ? short : 'What the others need'}</span>
        </span>
        <span class="meta">{count(own.length, 'module')}</span>
      </summary>
      <ul class="plain-list">
        {own.map(({ module, because }) => (
          <li key={module}>
            <a href={href(`/modules/${module}/`)}>{moduleTitle(catalog, module)}</a>{' '}
            <span class="meta">
              <State {...props} id={module} />
              {because}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
