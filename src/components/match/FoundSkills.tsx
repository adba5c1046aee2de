import type { JSX, RefObject } from 'preact';
import { todayIso } from '../../client/clock.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type {
  Evidence,
  MatchLevel,
  PostingMatch,
  RuledOutSkill,
  SkillMatch,
} from '../../domain/match.ts';
import { quoteLines } from '../../domain/match/quote.ts';
import { planFromPosting } from '../../domain/plan/from-posting.ts';
import { encodePlanLink } from '../../domain/plan/link.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { ModuleLinks } from '../ModuleLinks.tsx';
import { skillName } from '../names.ts';
import { planFragment } from '../plan/linked-plan.ts';

interface Props {
  heading: RefObject<HTMLHeadingElement>;
  catalog: Catalog;
  text: string;
  match: PostingMatch;
  /** Back to the text. */
  onChange: () => void;
}

const LEVELS: Record<MatchLevel, { name: string; plural: string; order: number }> = {
  minimum: { name: 'must', plural: 'musts', order: 0 },
  preferred: { name: 'plus', plural: 'pluses', order: 1 },
  unknown: { name: 'asked for', plural: 'asked for', order: 2 },
};

/** How many quotes stand open, and how many more are folded away. */
const QUOTES = 2;
const FOLDED = 48;
/** How many of a skill's modules stand open. */
const MODULES = 2;

/** The skills that a posting asks for: those with modules, those without, and the way to a path. */
export function FoundSkills({ heading, catalog, text, match, onChange }: Props): JSX.Element {
  const { input, covered, uncovered } = planFromPosting(catalog, match);
  const link = input && encodePlanLink(catalog, { ...input, labChoice: 'one', start: todayIso() });
  const levels = (['minimum', 'preferred', 'unknown'] as const).flatMap((level) => {
    const found = match.skills.filter((skill) => skill.level === level).length;
    return found === 0 ? [] : [`${found} ${LEVELS[level][found === 1 ? 'name' : 'plural']}`];
  });
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found" ref={heading} tabIndex={-1}>
        {match.skills.length === 0
          ? 'No skill found'
          : `${count(match.skills.length, 'skill')} found`}
      </h2>
      <p class="found__sum">
        {match.skills.length === 0
          ? 'Lakepath looks for data-infrastructure skills: table and file formats, stream processing, training data, languages and performance. This posting asks for none of them in words that it knows.'
          : `${levels.join(', ')}. ${modulesFor(covered.length, match.skills.length)}`}
      </p>
      {match.isFlat && (
        <p class="found__flat">
          This text came as one long line: its headings and lists could not be told, so what is a
          must and what is a plus may be wrong.
        </p>
      )}
      {match.skills.length > 0 && (
        <p class="meta">
          Words that are not marked, such as other tools, are not known to Lakepath: read the
          posting yourself, too.
        </p>
      )}
      <p class="row found__go">
        {link !== null && (
          <a class="button button--main" href={href('/path/') + planFragment(link, 'posting')}>
            Make a path from this
          </a>
        )}
        <button class="button button--quiet" type="button" onClick={onChange}>
          Change the text
        </button>
      </p>
      {link !== null && (
        <p class="meta">
          What is a must weighs more than what is a plus. You can change that before you keep the
          plan.
        </p>
      )}
      {link === null && match.skills.length > 0 && (
        <p class="meta">
          Nothing to make a path from. <a href={href('/modules/')}>See all modules</a>
        </p>
      )}
      {covered.length > 0 && (
        <ul class="plain-list found__list">
          {sorted(covered).map((skill) => (
            <FoundSkill key={skill.id} {...{ catalog, text, skill }} />
          ))}
        </ul>
      )}
      {uncovered.length > 0 && (
        <>
          <h3>Asked for, and not covered here yet</h3>
          <p class="meta">
            Lakepath recognises these and has no module on them yet. Where there is groundwork for
            one, it is in the path.
          </p>
          <ul class="plain-list found__list">
            {sorted(uncovered).map((skill) => (
              <FoundSkill
                key={skill.id}
                {...{ catalog, text, skill }}
                groundwork={skill.groundwork}
              />
            ))}
          </ul>
        </>
      )}
      {match.ruledOut.length > 0 && (
        <>
          <h3>Named, and not asked for</h3>
          <p class="meta">
            The posting says that it does not ask for these. They are not in the path.
          </p>
          <ul class="plain-list found__list">
            {match.ruledOut.map((skill) => (
              <RuledOut key={skill.id} {...{ catalog, text, skill }} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function RuledOut({
  catalog,
  text,
  skill,
}: Pick<Props, 'catalog' | 'text'> & { skill: RuledOutSkill }): JSX.Element {
  return (
    <li class="found__skill" id={`skill-${skill.id}`}>
      <p class="found__name">
        <strong>{skillName(catalog, skill.id)}</strong>{' '}
        <span class="found__level" data-level="ruled-out">
          ruled out by the text
        </span>
      </p>
      <Quotes text={text} evidence={skill.evidence} />
    </li>
  );
}

/** Of the skills that were found, and of no others: a posting may ask for what is not known here. */
function modulesFor(covered: number, found: number): string {
  if (covered === found) return found === 1 ? 'It has modules here.' : 'Each has modules here.';
  return covered === 0
    ? 'There is no module on any of them yet.'
    : `There are modules here for ${covered} of these ${found}.`;
}

function FoundSkill({
  catalog,
  text,
  skill,
  groundwork = null,
}: Pick<Props, 'catalog' | 'text'> & {
  skill: SkillMatch;
  groundwork?: string | null;
}): JSX.Element {
  const modules = catalog.modules.filter(({ skills }) => skills.includes(groundwork ?? skill.id));
  return (
    <li class="found__skill" id={`skill-${skill.id}`}>
      <p class="found__name">
        <strong>{skillName(catalog, skill.id)}</strong>{' '}
        <span class="found__level" data-level={skill.level}>
          {LEVELS[skill.level].name}
        </span>
      </p>
      <Quotes text={text} evidence={skill.evidence} />
      {modules.length > 0 && (
        <div class="meta found__modules">
          <span>{groundwork === null ? 'Taught in' : 'Groundwork in'}</span>
          <div>
            <ModuleLinks modules={modules.slice(0, MODULES)} />
            {modules.length > MODULES && (
              <details>
                <summary>{count(modules.length - MODULES, 'more module')}</summary>
                <ModuleLinks modules={modules.slice(MODULES)} />
              </details>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** The lines that name a skill, the first open and the others folded away. */
function Quotes({ text, evidence }: { text: string; evidence: readonly Evidence[] }): JSX.Element {
  const quotes = quoteLines(text, evidence);
  const show = (some: typeof quotes) =>
    some.map(({ line, before, words, after }) => (
      <li key={line}>
        <a href={`#line-${line}`} aria-label={`Line ${line} of the posting`}>
          {line}
        </a>{' '}
        <q dir="auto">
          {before}
          <mark>{words}</mark>
          {after}
        </q>
      </li>
    ));
  return (
    <>
      <ul class="plain-list found__quotes">{show(quotes.slice(0, QUOTES))}</ul>
      {quotes.length > QUOTES && (
        <details>
          <summary class="meta">{count(quotes.length - QUOTES, 'more line')}</summary>
          <ul class="plain-list found__quotes">{show(quotes.slice(QUOTES, QUOTES + FOLDED))}</ul>
          {quotes.length > QUOTES + FOLDED && (
            <p class="meta">And {count(quotes.length - QUOTES - FOLDED, 'more line')}.</p>
          )}
        </details>
      )}
    </>
  );
}

/** Musts first, then what is named most. */
function sorted<S extends SkillMatch>(skills: readonly S[]): S[] {
  return skills.toSorted(
    (a, b) =>
      LEVELS[a.level].order - LEVELS[b.level].order || b.evidence.length - a.evidence.length,
  );
}
