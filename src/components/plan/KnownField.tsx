import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { href } from '../../site.ts';
import type { Edits, Fields } from './fields.ts';
import type { PlannerProps } from './props.ts';

interface Props extends PlannerProps {
  fields: Fields;
  onEdit: (change: Edits) => void;
}

/** What the reader knows already. The list of all modules comes when it is first opened. */
export function KnownField({ catalog, fields, onEdit }: Props): JSX.Element {
  const [isWanted, setWanted] = useState(false);
  return (
    <details
      class="needs-script planner__more"
      id="known"
      onToggle={({ currentTarget }) => currentTarget.open && setWanted(true)}
    >
      <summary>
        What you know already
        {fields.known.length > 0 && `: ${fields.known.length} of ${catalog.modules.length}`}
      </summary>
      <p class="meta">
        They cost no time and are not planned. Not sure?{' '}
        <a href={href('/placement/')}>Find out with up to 20 questions</a>.
      </p>
      {isWanted && (
        <fieldset>
          <legend class="visually-hidden">Modules you know already</legend>
          {catalog.modules.map(({ id, title }) => (
            <label class="tickline" key={id}>
              <input
                type="checkbox"
                checked={fields.known.includes(id)}
                onChange={({ currentTarget }) => onEdit({ known: { [id]: currentTarget.checked } })}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
    </details>
  );
}
