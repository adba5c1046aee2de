import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  text: string;
  /** What the picture is, in words. */
  label: string;
}

/** A code's picture: the path of its dark squares, and how many squares it is wide. */
interface Drawn {
  path: string;
  size: number;
}

/** Squares of white that readers need around a code. */
const quiet = 4;

/** A QR code, black on white in every theme. What draws it is loaded with the first one. */
export function QrCode({ text, label }: Props): JSX.Element {
  const [drawn, setDrawn] = useState<Drawn | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    draw(text).then(
      (result) => isCurrent && setDrawn(result),
      () => isCurrent && setDrawn('failed'),
    );
    return () => (isCurrent = false);
  }, [text]);

  if (drawn === 'failed')
    return <p role="alert">The code could not be drawn: check your connection, or use the link.</p>;
  const side = (drawn?.size ?? 0) + 2 * quiet;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shape-rendering="crispEdges"
      data-drawn={drawn ? text.length : undefined}
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
      {drawn && <path d={drawn.path} fill="#000" />}
    </svg>
  );
}

async function draw(text: string): Promise<Drawn> {
  const [{ generate }, { toSvgPath }] = await Promise.all([
    import('lean-qr'),
    import('lean-qr/extras/svg'),
  ]);
  const code = generate(text);
  return { path: toSvgPath(code), size: code.size };
}
