import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { SheetLab } from '../../domain/readiness-sheet.ts';
import { moduleTitle } from '../names.ts';
import { SheetDay } from './SheetDay.tsx';

/** Lab id → its title and the module it belongs to. */
export type LabNames = Record<string, { title: string; module: string }>;

interface Props {
  labs: readonly SheetLab[];
  names: LabNames;
  modules: Catalog['modules'];
}

export function SheetLabs({ labs, names, modules }: Props): JSX.Element {
  return (
    <section class="sheet__part" aria-labelledby="labs">
      <h2 id="labs">Labs</h2>
      {labs.length === 0 ? (
        <p>No labs done yet.</p>
      ) : (
        <ul class="plain-list sheet__labs">
          {labs.map(({ id, day }) => {
            const known = names[id];
            return (
              <li key={id}>
                <span>{known?.title ?? id}</span>
                <span class="meta">{known && moduleTitle({ modules }, known.module)}</span>
                <SheetDay since={{ day }} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
