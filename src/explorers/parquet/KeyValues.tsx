import { formatNumber } from '../../domain/amounts.ts';
import type { Overview } from './facts.ts';

const SHOWN = 300;
/** What is longer is for machines, such as Arrow's schema in base64: it is folded away. */
const PLAIN = 80;

/** What the writer keeps in the footer for itself: engines put their own schema there. */
export function KeyValues({ overview: { keyValues } }: { overview: Overview }) {
  if (keyValues.length === 0) {
    return (
      <p class="look__none">
        None. Engines keep their own schema here, and table formats their marks.
      </p>
    );
  }
  return (
    <dl class="look__facts">
      {keyValues.map(({ key, value, length }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            {length > PLAIN ? (
              <details>
                <summary>{foldTitle(length)}</summary>
                <code>{value.slice(0, SHOWN)}</code>
                {length > SHOWN && ' …'}
              </details>
            ) : (
              <code>{value}</code>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function foldTitle(length: number): string {
  return length > SHOWN
    ? `The first ${SHOWN} of its ${formatNumber(length)} letters`
    : `Its ${length} letters`;
}
