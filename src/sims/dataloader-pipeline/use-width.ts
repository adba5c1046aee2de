import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const SERVER_WIDTH = 340;

/**
 * The width of an element in pixels, so that the picture is drawn in the size in which it is seen. On the server, and
 * in the first render, what fits on a small phone.
 */
export function useWidth(): [Ref<HTMLDivElement>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(SERVER_WIDTH);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.round(entry.contentRect.width)));
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, width];
}
