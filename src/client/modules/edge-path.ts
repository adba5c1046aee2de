/** Where a card stands, in CSS pixels of the map. */
export interface Card {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Point = readonly [x: number, y: number];

const corner = 6;
const head = 5;

/**
 * An edge from card to card, as an SVG path with an arrowhead at its end. Cards stand in a grid whose rows and columns
 * are `gap` apart: edges run in the gaps, so they cover no words. An edge leaves downwards where its end is lower,
 * upwards where it is higher; to a card beside it in the same row it goes straight.
 */
export function edgePath(from: Card, to: Card, gap: number): string {
  return draw(pointsOf(from, to, gap));
}

function pointsOf(from: Card, to: Card, gap: number): Point[] {
  const half = gap / 2;
  const [fromX, toX] = [middle(from), middle(to)];
  if (to.top < from.bottom && from.top < to.bottom) return besideOf(from, to, gap);
  const down = to.top >= from.bottom;
  const [start, end] = down ? [from.bottom, to.top] : [from.top, to.bottom];
  const [leave, arrive] = down ? [start + half, end - half] : [start - half, end + half];
  const isNext = Math.abs(end - start) < gap * 1.5;
  if (isNext && Math.abs(toX - fromX) < 1)
    return [
      [fromX, start],
      [fromX, end],
    ];
  // In the next row one gap holds both turns; further on, the column's own gap leads to the row.
  if (isNext)
    return [
      [fromX, start],
      [fromX, leave],
      [toX, leave],
      [toX, end],
    ];
  const lane = toX > fromX + 1 ? to.left - half : to.right + half;
  return [
    [fromX, start],
    [fromX, leave],
    [lane, leave],
    [lane, arrive],
    [toX, arrive],
    [toX, end],
  ];
}

/** In one row: straight to the next card, and below the others to one further on. */
function besideOf(from: Card, to: Card, gap: number): Point[] {
  const right = to.left >= from.right;
  const [start, end] = right ? [from.right, to.left] : [from.left, to.right];
  const y = (Math.max(from.top, to.top) + Math.min(from.bottom, to.bottom)) / 2;
  if (Math.abs(end - start) < gap * 1.5)
    return [
      [start, y],
      [end, y],
    ];
  const below = Math.max(from.bottom, to.bottom) + gap / 2;
  return [
    [middle(from), from.bottom],
    [middle(from), below],
    [middle(to), below],
    [middle(to), to.bottom],
  ];
}

const middle = ({ left, right }: Card) => (left + right) / 2;

/** A line with round corners and a head. */
function draw(all: readonly Point[]): string {
  const points = all.filter(([x, y], i) => {
    const before = all[i - 1];
    return !before || Math.hypot(x - before[0], y - before[1]) > 0.5;
  });
  const parts = points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before) return `M${round(point)}`;
    if (!after) return `L${round(point)}`;
    const r = Math.min(corner, length(before, point) / 2, length(point, after) / 2);
    return `L${round(towards(point, before, r))}Q${round(point)} ${round(towards(point, after, r))}`;
  });
  const [last, tip] = points.slice(-2);
  if (!last || !tip) return '';
  const back = towards(tip, last, head);
  const [dx, dy] = [(tip[0] - back[0]) / head, (tip[1] - back[1]) / head];
  const wing = (side: number): Point => [back[0] - dy * head * side, back[1] + dx * head * side];
  return `${parts.join('')}M${round(wing(1))}L${round(tip)}L${round(wing(-1))}`;
}

const length = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);

function towards(from: Point, to: Point, by: number): Point {
  const all = length(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * by) / all, from[1] + ((to[1] - from[1]) * by) / all];
}

const round = ([x, y]: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
