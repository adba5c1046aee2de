import type { JSX } from 'preact';
import type { Catalog, Qualification } from '../../domain/catalog.ts';
import { isBegun, type ReadinessSheet, type SheetModule } from '../../domain/readiness-sheet.ts';
import { href } from '../../site.ts';
import { count } from '../format.ts';
import { moduleTitle, skillName } from '../names.ts';
import { SheetDay } from './SheetDay.tsx';

interface Props {
  qualification: Qualification;
  catalog: Catalog;
  sheet: ReadinessSheet;
}

/** A qualification's own words, its modules with days, and what the site does not teach of it. */
export function SheetQualification({ qualification, catalog, sheet }: Props): JSX.Element {
  const { id, ordinal, short, text, level } = qualification;
  const modules = qualification.modules.flatMap((own) => sheet.modules.get(own) ?? []);
  const begun = modules.filter(isBegun);
  const rest = modules.filter((module) => !isBegun(module));
  const untaught = qualification.skills.filter(
    (skill) => catalog.skills.find((one) => one.id === skill)?.modules.length === 0,
  );
  const tally = (['read', 'passed', 'retained'] as const).map(
    (state) => `${modules.filter((module) => module[state]).length} ${state}`,
  );

  return (
    <section class={`sheet__part q${ordinal}`} aria-labelledby={`sheet-${id}`}>
      <h2 id={`sheet-${id}`}>
        <span class="qtag__n">Q{ordinal}</span> {short}
      </h2>
      <blockquote>
        <p>{text}</p>
      </blockquote>
      <p class="meta">
        {level === 'minimum' ? 'Minimum' : 'Preferred'} · {count(modules.length, 'module')}:{' '}
        {tally.join(', ')}
      </p>
      {begun.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Module</th>
              <th scope="col">Read</th>
              <th scope="col">Passed</th>
              <th scope="col">Retained since</th>
            </tr>
          </thead>
          <tbody>
            {begun.map((module) => (
              <Row key={module.id} module={module} title={moduleTitle(catalog, module.id)} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <details class="sheet__rest sheet__open">
          <summary>{count(rest.length, 'module')} not begun</summary>
          <p>{rest.map((module) => moduleTitle(catalog, module.id)).join('; ')}</p>
        </details>
      )}
      {untaught.length > 0 && (
        <p class="sheet__rest">
          <span>No module yet for:</span>{' '}
          {untaught.map((skill) => skillName(catalog, skill)).join(', ')}
        </p>
      )}
    </section>
  );
}

function Row({ module, title }: { module: SheetModule; title: string }): JSX.Element {
  const { id, sections, objectives, read, passed, retained, known, ticked } = module;
  const some = (done: number, of: number, what: string) =>
    done > 0 ? `${done} of ${of} ${what}` : 'no';
  return (
    <tr>
      <th scope="row">
        <a href={href(`/modules/${id}/`)}>{title}</a>
        {known && <span class="meta"> marked as known</span>}
        {ticked && (
          <span class="meta">
            {' '}
            ticked off in the plan, <SheetDay since={ticked} />
          </span>
        )}
      </th>
      <td data-label="Read">
        <SheetDay since={read} none={some(sections.read, sections.of, 'sections')} />
      </td>
      <td data-label="Passed">
        <SheetDay since={passed} none={some(objectives.met, objectives.of, 'objectives')} />
      </td>
      <td data-label="Retained since">
        <SheetDay since={retained} />
      </td>
    </tr>
  );
}
