import { useEffect, useState } from 'preact/hooks';

/**
 * A value as it was at first or last, until the browser has painted what else changed with it and
 * answered the reader; then, in a task of its own, as it is. For what takes long to compute.
 */
export function useLater<T>(value: T): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value));
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}
