import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { $storageStatus } from '../../client/progress/store.ts';

interface Props {
  /** `linked`: one that came with a link. `changed`: the kept one, as the form has it by now. */
  kind: 'new' | 'changed' | 'linked';
  canKeep: boolean;
  isKept: boolean;
  /** Whether it is made from what was kept, though it may be another plan by now. */
  isSame: boolean;
  /** Takes the reader's changes away; null where there are none. */
  onDrop: (() => void) | null;
}

const LABELS: Record<Props['kind'], string> = {
  new: 'Keep this plan',
  changed: 'Keep these changes',
  linked: 'Take this plan',
};

/** The button that keeps the plan, and what is said beside it. */
export function KeepPlan({ kind, canKeep, isKept, isSame, onDrop }: Props): JSX.Element {
  const status = useStore($storageStatus);
  // Where Lakepath has changed instead, that is said above the form.
  const changed = isSame ? '' : 'Your kept plan stays until you keep the changes.';
  const kept = status.kind === 'ok' ? 'It is kept in this browser.' : status.sentence;
  return (
    <p class="planner__keep needs-script">
      {/* Once kept, not `disabled`: that would take the focus away. Keeping it again changes nothing. */}
      <button
        class={`button${kind === 'changed' ? '' : ' button--main'}`}
        type="submit"
        disabled={!canKeep}
        aria-disabled={isKept}
      >
        {isKept ? 'Plan kept' : LABELS[kind]}
      </button>
      <span class="meta" role="status">
        {isKept ? kept : kind === 'changed' ? changed : ''}
      </span>
      {kind === 'changed' && !isKept && onDrop && (
        <button
          class="link-button"
          type="button"
          onClick={() => {
            onDrop();
            document.getElementById('weeks')?.focus();
          }}
        >
          Drop the changes
        </button>
      )}
    </p>
  );
}
