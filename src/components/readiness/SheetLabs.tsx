import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { SheetLab } from '../../domain/readiness-sheet.ts';
import { labTitle, moduleTitle } from '../names.ts';
import { SheetDay } from './SheetDay.tsx';

interface Props {
  labs: readonly SheetLab[];
  catalog: Catalog;
}

export function SheetLabs({ labs, catalog }: Props): JSX.Element {
  return (
    <section class="sheet__part" aria-labelledby="labs">
      <h2 id="labs">Labs</h2>
      {labs.length === 0 ? (
        <p>No labs done yet.</p>
      ) : (
        <ul class="plain-list sheet__labs">
          {labs.map(({ id, day }) => {
            const [module] = catalog.labs.find((lab) => lab.id === id)?.modules ?? [];
            return (
              <li key={id}>
                <span>{labTitle(catalog, id)}</span>
                <span class="meta">{module && moduleTitle(catalog, module)}</span>
                <SheetDay since={{ day }} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
