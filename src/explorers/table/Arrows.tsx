import type { JSX } from 'preact';
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { ChainLink } from '../../readers/table/model.ts';

interface Box {
  left: number;
  right: number;
  /** The middle, up and down. */
  y: number;
}

interface Drawn {
  width: number;
  height: number;
  boxes: Map<string, Box>;
}

interface Props {
  /** Holds the cards, each with its path as `data-path`. */
  within: RefObject<HTMLElement>;
  links: readonly ChainLink[];
  onPath: ReadonlySet<string>;
  /** Changes whenever cards may have moved. */
  shown: unknown;
}

/** The arrows between cards that stand in columns; on a phone, where they are stacked, there are none. */
export function Arrows({ within, links, onPath, shown }: Props): JSX.Element | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useLayoutEffect(() => {
    const element = within.current;
    if (!element) return undefined;
    const draw = () => setDrawn(measure(element));
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [within, shown]);
  if (!drawn) return null;
  const ends = links.flatMap((link) => {
    const from = drawn.boxes.get(link.from);
    const to = drawn.boxes.get(link.to);
    return from && to ? [{ link, from, to }] : [];
  });
  const isOn = ({ from, to }: ChainLink) => onPath.has(from) && onPath.has(to);
  return (
    <svg class="table-chain__arrows" width={drawn.width} height={drawn.height} aria-hidden="true">
      {[false, true].map((on) =>
        ends
          .filter(({ link }) => isOn(link) === on)
          .map(({ link, from, to }) => (
            <g
              key={`${link.from}\n${link.to}`}
              class={`arrow ${on ? 'arrow--accent' : 'arrow--muted'}`}
            >
              <path d={arrow(from, to)} />
            </g>
          )),
      )}
    </svg>
  );
}

function measure(element: HTMLElement): Drawn | null {
  const [first, second] = element.querySelectorAll<HTMLElement>('.table-chain__column');
  if (!first || !second || first.offsetLeft === second.offsetLeft) return null;
  const origin = element.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const card of element.querySelectorAll<HTMLElement>('[data-path]')) {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    const path = card.dataset.path ?? '';
    boxes.set(path, {
      left: left - origin.left,
      right: right - origin.left,
      y: (top + bottom) / 2 - origin.top,
    });
  }
  return { width: origin.width, height: origin.height, boxes };
}

/** From the right edge of one card to the left edge of the next, or around to the right edge below. */
function arrow(from: Box, to: Box): string {
  const isForward = to.left > from.right;
  if (!isForward) {
    const out = Math.max(from.right, to.right) + 14;
    return `M${from.right} ${from.y}C${out} ${from.y} ${out} ${to.y} ${to.right} ${to.y}${head(to.right, to.y, 1)}`;
  }
  const bend = Math.min(60, (to.left - from.right) / 2);
  return `M${from.right} ${from.y}C${from.right + bend} ${from.y} ${to.left - bend} ${to.y} ${to.left} ${to.y}${head(to.left, to.y, -1)}`;
}

/** @param side where the arrow comes from: 1 is the right */
function head(x: number, y: number, side: 1 | -1): string {
  return `m${6 * side} -3.5L${x} ${y}l${6 * side} 3.5`;
}
