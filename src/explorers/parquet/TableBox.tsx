import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  /** Names the region that scrolls. */
  label: string;
  /** Stands above the table, not in it: on a phone a caption would scroll away with its columns. */
  caption: string;
  children: ComponentChildren;
}

/** A table as wide as it is, in a region that scrolls by itself. */
export function TableBox({ label, caption, children }: Props) {
  const id = useId();
  return (
    <div class="pq__table">
      <p class="pq__hint" id={id}>
        {caption}
      </p>
      <div class="pq__scroll" role="region" aria-label={label} tabIndex={0}>
        <table class="pq-table" aria-labelledby={id}>
          {children}
        </table>
      </div>
    </div>
  );
}
