import type { JSX } from 'preact';

/** Why a file could not be read. Always in the page, so that screen readers hear it change. */
export function Fault({ fault }: { fault: string }): JSX.Element {
  return <div role="alert">{fault !== '' && <p class="fault">{fault}</p>}</div>;
}
