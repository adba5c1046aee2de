import type { JSX } from 'preact';
import { coverageOf, type SkillCoverage } from '../../domain/plan/coverage.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { qualificationName, skillName } from '../names.ts';
import type { ShownPlan } from './props.ts';

const HEIGHT = 12;

/** How many skills of each qualification are covered today, and will be when the plan is done. */
export function PlanCoverage({ catalog, plan, input, finished }: ShownPlan): JSX.Element {
  const coverage = coverageOf(catalog, input, plan, finished);
  return (
    <section class="coverage" aria-labelledby="coverage">
      <h3 id="coverage">How much of each qualification</h3>
      <p class="meta">
        A field for each skill: full where all its modules are behind you, pale as far as the plan
        goes, dashed where Lakepath has no module yet.
      </p>
      <ul class="plain-list">
        {coverage.map(({ qualification, skills }) => {
          const { ordinal, short } = qualificationName(catalog, qualification);
          const without = skills.filter(({ hasModule }) => !hasModule);
          return (
            <li class={`coverage__row q${ordinal}`} key={qualification}>
              <a class="qtag" href={href(`/qualifications/${qualification}/`)}>
                <span class="qtag__n">Q{ordinal}</span>
                <span class="qtag__name">{short}</span>
              </a>
              <SkillFields skills={skills} />
              <span class="meta">
                {coverageSentence(skills)}
                {without.length > 0 &&
                  ` No module yet: ${without.map(({ skill }) => skillName(catalog, skill)).join(', ')}.`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** "8 skills. Now: 2 in part. With the plan: 1 in full, 7 in part." */
function coverageSentence(skills: readonly SkillCoverage[]): string {
  const say = (when: 'now' | 'end') => {
    const full = skills.filter((one) => one[when] === 1).length;
    const part = skills.filter((one) => one[when] > 0).length - full;
    const parts = [full > 0 && `${full} in full`, part > 0 && `${part} in part`];
    return parts.filter(Boolean).join(', ') || 'none';
  };
  return `${count(skills.length, 'skill')}. Now: ${say('now')}. With the plan: ${say('end')}.`;
}

function SkillFields({ skills }: { skills: readonly SkillCoverage[] }): JSX.Element {
  const percent = (share: number) => `${Math.round((share / skills.length) * 1e4) / 100}%`;
  const width = 0.92;
  const bar = (name: string, place: number, share: number) =>
    share > 0 && (
      <rect class={name} x={percent(place)} width={percent(width * share)} height={HEIGHT} />
    );
  return (
    <svg class="coverage__bar" width="100%" height={HEIGHT} aria-hidden="true">
      {skills.map(({ skill, hasModule, now, end }, place) => (
        <g key={skill}>
          <rect
            class={hasModule ? 'coverage__ground' : 'coverage__none'}
            x={percent(place)}
            y={hasModule ? 0 : 0.5}
            width={percent(width)}
            height={hasModule ? HEIGHT : HEIGHT - 1}
          />
          {bar('coverage__end', place, end)}
          {bar('coverage__now', place, now)}
        </g>
      ))}
    </svg>
  );
}
