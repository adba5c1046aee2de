import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { ModuleBelief, Statement } from '../../domain/placement.ts';
import { moduleTitle } from '../names.ts';

interface Props {
  catalog: Catalog;
  /** Statements that the reader ticked. */
  ticked: readonly Statement[];
  beliefs: readonly ModuleBelief[];
}

/** What the reader brings along, and what it is good for; null where nothing was ticked. */
export function PlacementCredits({ catalog, ticked, beliefs }: Props): JSX.Element | null {
  if (ticked.length === 0) return null;
  const says = (id: string) => {
    const belief = beliefs.find(({ module }) => module === id);
    const isShown = belief?.known && !['claim', 'level'].includes(belief.because.kind);
    const title = `“${moduleTitle(catalog, id)}”`;
    return isShown ? `it shows in ${title}` : `it helps you with ${title}`;
  };
  return (
    <section aria-labelledby="brings">
      <h2 id="brings">What you bring</h2>
      <ul class="placement__credits">
        {ticked.map(({ id, knows, module }) => (
          <li key={id}>
            You know <strong>{knows}</strong>: {says(module)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
