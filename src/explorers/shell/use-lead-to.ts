import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The way from asking for something to what comes of it. */
export interface Lead {
  /** The heading to go to; it takes the focus (`tabIndex={-1}`). */
  heading: RefObject<HTMLHeadingElement>;
  /** The reader asked for it. */
  ask: () => void;
}

/**
 * Leads to what the reader opened, once it is there: on a phone it lies far below the samples. What an address opens
 * comes into sight, and takes no focus.
 */
export function useLeadTo(opened: unknown): Lead {
  const heading = useRef<HTMLHeadingElement>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (!opened || !heading.current) return;
    if (isAsked.current) heading.current.focus();
    else if (heading.current.getBoundingClientRect().top > innerHeight)
      heading.current.scrollIntoView();
    isAsked.current = false;
  }, [opened]);
  return { heading, ask: useCallback(() => (isAsked.current = true), []) };
}
