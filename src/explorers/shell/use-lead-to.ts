import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The way from asking for something to what comes of it. */
export interface Lead {
  /** The heading to go to; it takes the focus (`tabIndex={-1}`). */
  heading: RefObject<HTMLHeadingElement>;
  /** The reader asked for it: what an address opens leads nowhere. */
  ask: () => void;
}

/** Leads to what the reader opened, once it is there: on a phone it lies far below the samples. */
export function useLeadTo(opened: unknown): Lead {
  const heading = useRef<HTMLHeadingElement>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (!opened || !isAsked.current) return;
    isAsked.current = false;
    heading.current?.focus();
  }, [opened]);
  return { heading, ask: useCallback(() => (isAsked.current = true), []) };
}
