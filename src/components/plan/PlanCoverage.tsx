import type { JSX } from 'preact';
import { coverageOf } from '../../domain/plan/coverage.ts';
import { href } from '../../site.ts';
import { qualificationName } from '../names.ts';
import type { PlanResultProps } from './props.ts';

interface Props extends PlanResultProps {
  finished: ReadonlySet<string>;
}

/** How much of each qualification is covered today, and will be when the plan is done. */
export function PlanCoverage({ catalog, plan, input, finished }: Props): JSX.Element {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return (
    <section class="coverage" aria-labelledby="coverage">
      <h3 id="coverage">How much of each qualification</h3>
      <p class="meta">
        Of the modules that Lakepath has so far, by their minutes: now, and at the end of the plan.
      </p>
      <ul class="plain-list">
        {coverageOf(catalog, input, plan, finished).map(({ qualification, now, end }) => {
          const { ordinal, short } = qualificationName(catalog, qualification);
          return (
            <li class={`coverage__row q${ordinal}`} key={qualification}>
              <a class="qtag" href={href(`/qualifications/${qualification}/`)}>
                <span class="qtag__n">Q{ordinal}</span>
                <span class="qtag__name">{short}</span>
              </a>
              <svg
                class="coverage__bar"
                viewBox="0 0 100 8"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect class="coverage__ground" width="100" height="8" />
                <rect class="coverage__end" width={end * 100} height="8" />
                <rect class="coverage__now" width={now * 100} height="8" />
              </svg>
              <span class="meta">
                {percent(now)} → {percent(end)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
