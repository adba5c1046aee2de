import type { JSX } from 'preact';
import type { Catalog, CatalogModule, Qualification } from '../../domain/catalog.ts';
import type { QualificationReadiness, Readiness } from '../../domain/readiness.ts';
import type { ModuleProgress } from '../../domain/states.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';

const parts = ['read', 'passed', 'retained'] as const;

interface Props {
  catalog: Pick<Catalog, 'modules' | 'qualifications'>;
  readiness: Readiness;
}

/** How ready the reader is, by qualification; each unfolds to the modules that serve it, one line each. */
export function ReadinessList({ catalog, readiness }: Props): JSX.Element {
  return (
    <ul class="plain-list ready">
      {catalog.qualifications.map((qualification) => {
        const row = readiness.qualifications.get(qualification.id);
        if (!row) return null;
        const modules = catalog.modules.filter(({ id }) => qualification.modules.includes(id));
        return (
          <li key={qualification.id} class={`q${qualification.ordinal}`}>
            <details class="ready__fold">
              <Head qualification={qualification} row={row} />
              <ModuleTable
                name={qualification.short}
                modules={modules}
                states={readiness.modules}
              />
              <p class="ready__more meta">
                <a href={href(`/qualifications/${qualification.id}/`)}>
                  The qualification in full
                  <span class="visually-hidden">: {qualification.short}</span>
                </a>
              </p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function Head({
  qualification: { ordinal, short },
  row: { counts, shares, skills, skillsReady, skillsCovered },
}: {
  qualification: Qualification;
  row: QualificationReadiness;
}): JSX.Element {
  const uncovered = skills.length - skillsCovered;
  const done = parts.flatMap((part) => (counts[part] > 0 ? [`${counts[part]} ${part}`] : []));
  return (
    <summary class="ready__head">
      <span class="qtag">
        <span class="qtag__n">Q{ordinal}</span>
        <span class="qtag__name">{short}</span>
      </span>
      <svg class="readiness__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="readiness__ground" width="100" height="6" />
        {parts.map((part) => (
          <rect key={part} class={`readiness__${part}`} width={shares[part] * 100} height="6" />
        ))}
      </svg>
      <span class="meta ready__skills">
        {skillsReady} of {skills.length} skills ready
        {uncovered > 0 && `, ${uncovered} without a module yet`}
      </span>
      <span class="meta ready__modules">
        {done.length > 0 ? `${done.join(', ')} of ` : ''}
        {count(counts.modules, 'module')}
      </span>
    </summary>
  );
}

function ModuleTable({
  name,
  modules,
  states,
}: {
  name: string;
  modules: readonly CatalogModule[];
  states: ReadonlyMap<string, ModuleProgress>;
}): JSX.Element {
  return (
    <table class="ready__table">
      <caption class="visually-hidden">Modules for {name}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="ready__word">State</span>
          </th>
          <th scope="col">Module</th>
          <th scope="col">
            <span class="ready__word">Sections</span> read
          </th>
          <th scope="col">
            <span class="ready__word">Objectives</span> met
          </th>
        </tr>
      </thead>
      <tbody>
        {modules.map((module) => {
          const own = states.get(module.id);
          const notes = [
            own?.known && !own.passed && 'known before',
            own && own.newSince.length > 0 && `${count(own.newSince.length, 'new question')} since`,
          ].filter(Boolean);
          return (
            <tr key={module.id}>
              <td>
                <span class="state" data-state={own?.state ?? 'new'}>
                  <span class="state__mark" aria-hidden="true" />
                  <span class="ready__word">{own?.state ?? 'new'}</span>
                </span>
              </td>
              <th scope="row">
                <a href={href(`/modules/${module.id}/`)}>{module.title}</a>
                {notes.length > 0 && <span class="meta"> {notes.join(', ')}</span>}
              </th>
              <td>
                {own?.sectionsRead.length ?? 0} of {module.sections.length}
              </td>
              <td>
                {own?.objectivesMet.length ?? 0} of {module.objectives.length}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
