import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  summary: ComponentChildren;
  children?: ComponentChildren;
  /** Rendered when it is first opened: what is long, or cannot be used without a script, burdens no page's document. */
  later?: () => ComponentChildren;
}

/** A folded part: what is secondary. */
export function Fold({ summary, children, later }: Props): JSX.Element {
  const [opened, setOpened] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  // It may have been opened before the page could be driven.
  const look = () => {
    if (details.current?.open) setOpened(true);
  };
  useEffect(look, []);
  return (
    <details ref={details} onToggle={look}>
      <summary>{summary}</summary>
      {children}
      {opened && later?.()}
    </details>
  );
}
