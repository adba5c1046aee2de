import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count, formatNumber } from '../../domain/amounts.ts';
import type { ByteRange } from '../../readers/source.ts';
import { percent } from './percent.ts';
import { ByteAbout, ByteLegend } from './ByteAbout.tsx';
import { ByteCell, INSIDE, ROW } from './ByteCell.tsx';
import { ByteList } from './ByteList.tsx';
import { useWidth } from './use-width.ts';
import { follow, markRanges, partsOf, place } from './parts.ts';
import { bytesIn, mergeRanges } from './ranges.ts';
import type { FilePart } from '../../readers/file-part.ts';
import './byte-map.css';

interface Props {
  id: string;
  /** Names the map for those who do not see it: `Bytes of orders.parquet`. */
  title: string;
  /** Of the file, in bytes. */
  size: number;
  /** The file's parts, from its first byte to its last; nested. */
  parts: readonly FilePart[];
  /** What was read of the file so far; shown below the parts. */
  reads?: readonly ByteRange[] | undefined;
  /** Says of what the reads were: `Read so far` by default. */
  readLabel?: string | undefined;
  /** How many reads that were, where `reads` are joined already. */
  readCount?: number | undefined;
  /** Bytes that the full width stands for: with the larger size of two files, both have one scale. */
  scale?: number | undefined;
  /** For a map among others: of a part nothing is said until one is picked, and the kinds are not listed. */
  isBrief?: boolean | undefined;
  /** Asked to read the parts of a span that has `more`; they are to come as its `children`. */
  onMore?: ((more: string) => void) | undefined;
}

/** Pixels: no part is drawn narrower, or it could not be seen and picked. */
const LEAST = 5;
const WHOLE = 12;
const LANE = 7;

/**
 * A file's bytes as a strip that can be zoomed into: the parts of one span side by side, what is inside
 * them below, and what was read. Arrow keys move, Enter looks inside, Escape goes out; the same stands
 * below as a list.
 */
export function ByteMap(props: Props) {
  const { id, title, size, reads = [], scale = size, onMore } = props;
  const { readCount = reads.length, readLabel = 'Read so far', isBrief = false } = props;
  const file = useMemo<FilePart>(
    () => ({ start: 0, end: size, kind: 'group', label: 'the file', children: props.parts }),
    [size, props.parts],
  );
  const merged = useMemo(() => mergeRanges(reads), [reads, reads.length]);
  const [path, setPath] = useState<readonly number[]>([]);
  const [at, setAt] = useState(0);
  const [isTouched, setTouched] = useState(!isBrief);
  const [width, box] = useWidth();
  const cells = useRef<SVGGElement>(null);
  const moved = useRef(false);

  const trail = follow(file, path);
  const inner = trail.at(-1) ?? file;
  // While the parts are being read, the span stands for itself.
  const parts = partsOf(inner).length > 0 ? partsOf(inner) : [inner];
  const picked = Math.min(at, parts.length - 1);
  const current = parts[picked];

  // Before anything else can happen: a key that follows at once must find the focus here.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    cells.current?.querySelector<SVGGElement>('[tabindex="0"]')?.focus();
  });

  const go = (nextPath: readonly number[], nextAt: number) => {
    setPath(nextPath);
    setAt(nextAt);
    setTouched(true);
  };
  const trailPath = path.slice(0, trail.length - 1);
  const enter = (index: number) => {
    const part = parts[index];
    if (!part || part === inner || !opens(part)) {
      go(trailPath, index);
      return;
    }
    if (part.more !== undefined && !part.children) onMore?.(part.more);
    go([...trailPath, index], 0);
  };
  const leave = () => {
    go(trailPath.slice(0, -1), trailPath.at(-1) ?? 0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = keyAction(event.key, picked, parts.length);
    if (act === undefined || (act === 'out' && trailPath.length === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    moved.current = true;
    if (act === 'in') enter(picked);
    else if (act === 'out') leave();
    else go(trailPath, act);
  };

  const isWhole = trail.length === 1;
  const drawn = isWhole ? Math.max(LEAST, (width * size) / Math.max(scale, size)) : width;
  const placed = place(parts, drawn, LEAST);
  const top = WHOLE + 6;
  const bottom = top + ROW + INSIDE + 3 + LANE;
  const wholeScale = width / Math.max(scale, size);

  return (
    <div class="bytes">
      <nav class="bytes__trail" aria-label={`${title}: where you are`}>
        {trail.map((span, depth) => (
          <span key={depth}>
            {depth > 0 && <span aria-hidden="true"> › </span>}
            {depth === trail.length - 1 ? (
              <strong>{span.label}</strong>
            ) : (
              <button
                type="button"
                class="link-button"
                onClick={() => {
                  go(trailPath.slice(0, depth), trailPath[depth] ?? 0);
                }}
              >
                {span.label}
              </button>
            )}
          </span>
        ))}
      </nav>
      <div class="bytes__strip" ref={box}>
        <svg
          width={width}
          height={bottom}
          viewBox={`0 0 ${String(width)} ${String(bottom)}`}
          aria-label={title}
          role="group"
        >
          <g class="bytes__whole" aria-hidden="true">
            <rect x={0.5} y={0.5} width={Math.max(1, size * wholeScale - 1)} height={WHOLE - 1} />
            {merged.map(({ start, end }) => (
              <rect
                key={start}
                class="bytes__read"
                x={start * wholeScale}
                y={1}
                width={Math.max(1, (end - start) * wholeScale)}
                height={WHOLE - 2}
              />
            ))}
            {!isWhole && <Window inner={inner} scale={wholeScale} width={width} below={top} />}
          </g>
          <g
            ref={cells}
            role="listbox"
            aria-label={`Parts of ${inner.label}`}
            aria-describedby={`${id}-keys`}
            onKeyDown={onKeyDown}
          >
            {parts.map((part, index) => (
              <ByteCell
                key={index}
                part={part}
                at={placed[index] ?? { x: 0, width: 0 }}
                y={top}
                isPicked={index === picked}
                read={bytesIn(part, merged)}
                onPick={() => {
                  moved.current = true;
                  if (index === picked) enter(index);
                  else go(trailPath, index);
                }}
              />
            ))}
          </g>
          <g class="bytes__lane" aria-hidden="true">
            {parts.length > 0 && (
              <path
                d={`M0 ${String(bottom - LANE / 2)}H${String(drawn)}`}
                class="bytes__laneline"
              />
            )}
            {markRanges(parts, placed, merged).map(({ x, width: wide }, index) => (
              <rect
                key={index}
                class="bytes__read"
                x={x}
                y={bottom - LANE}
                width={Math.max(1, wide)}
                height={LANE}
              />
            ))}
          </g>
        </svg>
      </div>
      <p class={isBrief ? 'visually-hidden' : 'bytes__keys'} id={`${id}-keys`}>
        <span class="bytes__by-mouse">
          Pick a part; pick it again, or press Enter, to look inside. Escape goes out.
        </span>
        <span class="bytes__by-touch">Tap a part; tap again to look inside.</span>
      </p>
      {current && isTouched && (
        <ByteAbout
          span={current}
          size={size}
          read={readCount > 0 ? bytesIn(current, merged) : undefined}
          enter={
            current !== inner && opens(current)
              ? () => {
                  enter(picked);
                }
              : undefined
          }
          leave={isWhole ? undefined : leave}
          step={
            parts.length > 1
              ? {
                  back: picked > 0 ? () => go(trailPath, picked - 1) : undefined,
                  on: picked < parts.length - 1 ? () => go(trailPath, picked + 1) : undefined,
                }
              : undefined
          }
        />
      )}
      {!isBrief && <ByteLegend parts={parts} hasReads={readCount > 0} />}
      {readCount > 0 && (
        <p class="bytes__sum">
          {readLabel}: {count(bytesIn(file, merged), 'byte')} of {formatNumber(size)} (
          {percent(bytesIn(file, merged), size)}){!isBrief && `, in ${count(readCount, 'read')}`}.
        </p>
      )}
      <ByteList file={file} merged={readCount > 0 ? merged : undefined} onMore={onMore} />
    </div>
  );
}

function opens(span: FilePart): boolean {
  return partsOf(span).length > 0 || (span.more !== undefined && !span.children);
}

function keyAction(key: string, at: number, length: number): number | 'in' | 'out' | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, length - 1);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    case 'Enter':
    case ' ':
    case 'ArrowDown':
      return 'in';
    case 'Escape':
    case 'Backspace':
    case 'ArrowUp':
      return 'out';
    default:
      return undefined;
  }
}

/** From the whole file down to the span that is spread out below it. */
function Window(props: { inner: ByteRange; scale: number; width: number; below: number }) {
  const { inner, scale, width, below } = props;
  const x = inner.start * scale;
  const right = Math.max(x + 2, inner.end * scale);
  const [l, r, w, b] = [x, right, width, below].map((n) => n.toFixed(1));
  return (
    <>
      <path
        class="bytes__beam"
        d={`M${l ?? ''} ${String(WHOLE)}L0 ${b ?? ''}H${w ?? ''}L${r ?? ''} ${String(WHOLE)}Z`}
      />
      <rect class="bytes__window" x={x} y={1} width={right - x} height={WHOLE - 2} />
    </>
  );
}
