import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { count, formatShortDate, withUnit } from '../format.ts';
import type { Fields } from './fields.ts';

interface Props {
  fields: Fields;
  /** Whether it folds at all: else the form just stands there. */
  isFold: boolean;
  /** Where what was changed is not kept, or has a fault, it must not hide. */
  isOpen: boolean;
  children: ComponentChildren;
}

/** The form of a plan that is kept, folded to what it says. One element either way: fields keep the focus. */
export function PlanFold({ fields, isFold, isOpen, children }: Props): JSX.Element {
  const fold = useRef<HTMLDetailsElement>(null);
  // It may have been closed by hand, and there is nothing to open it with then.
  useLayoutEffect(() => {
    if (!isFold && fold.current) fold.current.open = true;
  }, [isFold]);
  return (
    <details class="planner__change" open={isOpen} ref={fold}>
      <summary class="fold-line" hidden={!isFold}>
        Change the plan: {count(fields.qualifications.length, 'qualification')},{' '}
        {withUnit(fields.hours, 'h')} a week
        {fields.target !== '' && `, until ${formatShortDate(fields.target)}`}
      </summary>
      {children}
    </details>
  );
}
