import type { JSX } from 'preact';
import { href } from '../../site.ts';
import { moduleTitle } from '../names.ts';
import { State } from './ModuleLine.tsx';
import type { ShownPlan } from './props.ts';

/** What is asked for and not planned, as the reader knows it. */
export function KnownBefore(props: ShownPlan): JSX.Element | null {
  const { plan, catalog } = props;
  const known = plan.leftOut.filter(({ kind }) => kind === 'known');
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="left-out" class="left-out">
      <h3 id="left-out">Not in the plan</h3>
      <ul>
        {known.map(({ module }) => (
          <li key={module}>
            <a href={href(`/modules/${module}/`)}>{moduleTitle(catalog, module)}</a>{' '}
            <span class="meta">
              <State {...props} id={module} />
              you know it already
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
