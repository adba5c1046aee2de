import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ByteRange } from '../../readers/source.ts';
import { count, countOf, percent } from './amounts.ts';
import { ByteList } from './ByteList.tsx';
import { formatBytes } from './format-bytes.ts';
import { bytesIn, follow, markRanges, mergeRanges, partsOf, place, spanKinds } from './spans.ts';
import type { Placed, Span, SpanKind } from './spans.ts';
import './byte-map.css';

interface Props {
  id: string;
  /** Names the map for those who do not see it: `Bytes of orders.parquet`. */
  title: string;
  /** Of the file, in bytes. */
  size: number;
  /** The file's parts, from its first byte to its last; nested. */
  spans: readonly Span[];
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
const ROW = 46;
const INSIDE = 12;
const LANE = 7;
const LETTER = 6.6;

/**
 * A file's bytes as a strip that can be zoomed into: the parts of one span side by side, what is inside
 * them below, and what was read. Arrow keys move, Enter looks inside, Escape goes out; the same stands
 * below as a list.
 */
export function ByteMap(props: Props) {
  const { id, title, size, spans, reads = [], scale = size, onMore } = props;
  const { readCount = reads.length, readLabel = 'Read so far', isBrief = false } = props;
  const file = useMemo<Span>(
    () => ({ start: 0, end: size, kind: 'group', label: 'the file', children: spans }),
    [size, spans],
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
              <Cell
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
        Pick a part; pick it again, or press Enter, to look inside. Escape goes out.
      </p>
      {current && isTouched && (
        <About
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
        />
      )}
      {!isBrief && <Legend parts={parts} hasReads={readCount > 0} />}
      {readCount > 0 && (
        <p class="bytes__sum">
          {readLabel}: {countOf(bytesIn(file, merged), 'byte')} of {count(size)} (
          {percent(bytesIn(file, merged), size)}){!isBrief && `, in ${countOf(readCount, 'read')}`}.
        </p>
      )}
      <ByteList file={file} merged={readCount > 0 ? merged : undefined} onMore={onMore} />
    </div>
  );
}

function opens(span: Span): boolean {
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

interface CellProps {
  part: Span;
  at: Placed;
  y: number;
  isPicked: boolean;
  read: number;
  onPick: () => void;
}

function Cell({ part, at, y, isPicked, read, onPick }: CellProps) {
  const inside = partsOf(part);
  const bytes = part.end - part.start;
  const room = Math.floor((at.width - 8) / LETTER);
  const under = formatBytes(bytes);
  const name = shorten(part.label, room);
  return (
    <g
      role="option"
      class={`bytes__cell bytes--${part.kind}`}
      tabindex={isPicked ? 0 : -1}
      aria-selected={isPicked}
      aria-label={`${part.label}, ${under}${read > 0 ? `, ${percent(read, bytes)} read` : ''}${inside.length > 0 ? `, ${countOf(inside.length, 'part')} inside` : ''}`}
      onClick={onPick}
    >
      <rect
        class="bytes__box"
        x={at.x + 0.5}
        y={y + 0.5}
        width={Math.max(1, at.width - 1.5)}
        height={ROW - 1}
      />
      {name !== '' && (
        // Of a label that is too long for its part, the beginning is seen.
        <svg x={at.x} y={y} width={Math.max(0, at.width - 2)} height={ROW}>
          <text x={5} y={19} class="bytes__name">
            {`${name} `}
          </text>
        </svg>
      )}
      {under.length <= room && (
        <text x={at.x + 5} y={y + 36} class="bytes__size">
          {under}
        </text>
      )}
      {at.width >= 12 &&
        place(inside, at.width - 1.5, 1).map(({ x, width }, index) => (
          <rect
            key={index}
            class={`bytes__in bytes--${inside[index]?.kind ?? 'gap'}`}
            x={at.x + x + 0.25}
            y={y + ROW + 1}
            width={Math.max(0.5, width - 0.5)}
            height={INSIDE - 2}
          />
        ))}
    </g>
  );
}

/** What of a label there is room for: all of it or its number, and a longer one's beginning, or nothing. */
function shorten(label: string, room: number): string {
  if (label.length <= room) return label;
  const last = label.split(' ').at(-1) ?? '';
  if (/^\d+$/.test(last)) return last.length <= room ? last : '';
  return room >= 4 ? label : '';
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

interface AboutProps {
  span: Span;
  size: number;
  read: number | undefined;
  enter: (() => void) | undefined;
  leave: (() => void) | undefined;
}

function About({ span, size, read, enter, leave }: AboutProps) {
  const bytes = span.end - span.start;
  return (
    <div class="bytes__about">
      <p>
        <strong>{span.label}</strong>{' '}
        <span class="bytes__facts">
          {`bytes ${count(span.start)} to ${count(span.end - 1)}: ${countOf(bytes, 'byte')}, ${percent(bytes, size)} of the file`}
          {read !== undefined && `; ${read === 0 ? 'not read' : `${percent(read, bytes)} read`}`}
        </span>
      </p>
      {span.note && <p class="bytes__note">{span.note}</p>}
      {(enter ?? leave) && (
        <div class="bytes__buttons">
          {enter && (
            <button type="button" class="button button--small" onClick={enter}>
              Look inside
            </button>
          )}
          {leave && (
            <button type="button" class="button button--small button--quiet" onClick={leave}>
              Out
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Legend({ parts, hasReads }: { parts: readonly Span[]; hasReads: boolean }) {
  const kinds = new Set<SpanKind>();
  for (const part of parts) {
    kinds.add(part.kind);
    for (const { kind } of partsOf(part)) kinds.add(kind);
  }
  const order = Object.keys(spanKinds) as SpanKind[];
  return (
    <ul class="bytes__legend">
      {order
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>
            <svg width={14} height={14} aria-hidden="true">
              <rect class={`bytes__in bytes--${kind}`} x={1} y={1} width={12} height={12} />
            </svg>
            {spanKinds[kind]}
          </li>
        ))}
      {hasReads && (
        <li>
          <svg width={14} height={14} aria-hidden="true">
            <rect class="bytes__read" x={0} y={4} width={14} height={LANE} />
          </svg>
          read
        </li>
      )}
    </ul>
  );
}

/** The width of an element, kept up to date: an SVG of real pixels keeps its letters' size. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      setWidth(Math.max(120, Math.floor(element.clientWidth)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [width, box] as const;
}
