import { useEffect, useState } from 'preact/hooks';

/** As in plan.css: below it weeks are rows, and a plan that is kept comes before its form. */
const NARROW = '(max-width: 47.99rem)';

/** Whether the page is as narrow as a phone; not in the server's view, nor in the first one. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const look = () => setNarrow(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isNarrow;
}
