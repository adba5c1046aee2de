import { useEffect, useState } from 'preact/hooks';

/** Longer than between the two taps or presses of a double one. */
const SETTLING = 400;

/**
 * False for a moment after `what` has changed: the second half of a double tap, meant for what stood
 * there before, must not press what stands there now.
 */
export function useSettled(what: unknown): boolean {
  const [settled, setSettled] = useState<unknown>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(what), SETTLING);
    return () => clearTimeout(timer);
  }, [what]);
  return settled === what;
}
