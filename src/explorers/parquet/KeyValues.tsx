import { formatNumber } from '../../domain/amounts.ts';
import type { Overview } from './facts.ts';

const SHOWN = 300;

/** What the writer keeps in the footer for itself: engines put their own schema there. */
export function KeyValues({ overview: { keyValues } }: { overview: Overview }) {
  return (
    <>
      <h3>Key-value metadata</h3>
      {keyValues.length === 0 ? (
        <p class="pq__hint">
          None. Engines keep their own schema here, and table formats their marks.
        </p>
      ) : (
        <dl class="pq-pairs">
          {keyValues.map(({ key, value, length }) => (
            <div key={key}>
              <dt>
                <code>{key}</code>
              </dt>
              <dd>
                <code>{value.slice(0, SHOWN)}</code>
                {length > SHOWN && ` … ${formatNumber(length)} letters in all`}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
