import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { QrCode } from './QrCode.tsx';

/** Codes one at a time. Each carries a part of its own; the order does not matter. */
export function CodePages({ links, name }: { links: string[]; name: string }): JSX.Element {
  const [shown, setShown] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  // The button that asked for the codes is gone.
  useEffect(() => box.current?.focus(), []);
  const text = links[shown] ?? '';
  const place = links.length > 1 ? `Code ${shown + 1} of ${links.length}` : 'QR code';
  return (
    <div ref={box} class="send__codes" tabIndex={-1}>
      <QrCode text={text} label={`${place} with a link for ${name}`} />
      {links.length > 1 && (
        <div class="row">
          <button
            class="button button--quiet button--small"
            type="button"
            aria-disabled={shown === 0}
            onClick={() => setShown(Math.max(0, shown - 1))}
          >
            Previous
          </button>
          <span role="status">{place}</span>
          <button
            class="button button--quiet button--small"
            type="button"
            aria-disabled={shown === links.length - 1}
            onClick={() => setShown(Math.min(links.length - 1, shown + 1))}
          >
            Next
          </button>
        </div>
      )}
      <p class="meta">
        Point the camera of {name} at the code and open the link.
        {links.length > 1 && ' Do so with each code, in any order.'}
      </p>
    </div>
  );
}
