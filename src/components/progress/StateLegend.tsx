import type { JSX } from 'preact';

const states = [
  { state: 'read', means: 'every section was read' },
  { state: 'passed', means: 'every objective was met at a first answer' },
  { state: 'retained', means: 'its questions were recalled on later days' },
] as const;

/** What the marks of modules mean. */
export function StateLegend(): JSX.Element {
  return (
    <dl class="progress__states">
      {states.map(({ state, means }) => (
        <div key={state}>
          <dt class="state" data-state={state}>
            <span class="state__mark" aria-hidden="true" />
            {state}
          </dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
