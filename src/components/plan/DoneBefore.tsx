import type { JSX } from 'preact';
import { labChoiceOf, planEntries } from '../../domain/plan.ts';
import { LabLine } from './LabLine.tsx';
import { DoneModuleLine } from './ModuleLine.tsx';
import type { ShownPlan } from './props.ts';

/** What was done before the plan, with boxes: taking a tick away brings it back. */
export function DoneBefore(props: ShownPlan): JSX.Element | null {
  const { plan, input, catalog } = props;
  const done = plan.leftOut.filter(({ kind }) => kind === 'done');
  const mine = [...plan.leftOut, ...planEntries(plan)].map(({ module }) => module);
  const labs = catalog.labs.filter(
    ({ id, modules: [first = ''] }) =>
      labChoiceOf(input) !== 'none' && input.labsDone?.includes(id) && mine.includes(first),
  );
  if (done.length + labs.length === 0) return null;
  return (
    <section aria-labelledby="done-before" class="left-out">
      <h3 id="done-before">Done before this plan</h3>
      <ul class="plain-list">
        {done.map(({ module }) => (
          <DoneModuleLine {...props} key={module} id={module} />
        ))}
        {labs.map(({ id }) => (
          <LabLine {...props} key={id} id={id} planned={null} />
        ))}
      </ul>
    </section>
  );
}
