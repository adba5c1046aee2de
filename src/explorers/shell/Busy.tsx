import type { JSX } from 'preact';
import type { Busy as BusyState } from './use-reader.ts';

interface Props {
  busy: BusyState | null;
  onCancel: () => void;
}

/** What is being done, how far it is, and the way to stop it. Empty while nothing is. */
export function Busy({ busy, onCancel }: Props): JSX.Element {
  return (
    <div class="busy" role="status">
      {busy && (
        <>
          <span>{busy.label}</span>
          {/* Without a value the bar says that it does not know. */}
          <progress max={1} value={busy.done ?? undefined} aria-label={busy.label} />
          <button type="button" class="button" onClick={onCancel}>
            Cancel
          </button>
        </>
      )}
    </div>
  );
}
