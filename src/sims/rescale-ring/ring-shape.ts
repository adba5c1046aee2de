import type { Range } from './key-groups.ts';

/** Where things stand in the ring's picture, in the figure kit's units (CSS pixels at 340 wide). */
export const ring = {
  width: 340,
  height: 274,
  x: 170,
  y: 140,
  /** The present ranges; outside of it stand the spikes, which say how many records a group gets. */
  now: { inner: 62, outer: 83 },
  spike: { from: 86, length: 15 },
  moved: { inner: 55, outer: 59.5 },
  before: { inner: 37, outer: 52 },
  label: { left: 62, right: 278, step: 13, top: 14, bottom: 268 },
} as const;

/** A point at `turn` (0 at the top, 0.25 at the right, clockwise) and `radius` from the ring's middle. */
export function pointAt(turn: number, radius: number): readonly [x: number, y: number] {
  const angle = turn * 2 * Math.PI;
  return [round(ring.x + radius * Math.sin(angle)), round(ring.y - radius * Math.cos(angle))];
}

function round(units: number): number {
  return Math.round(units * 10) / 10;
}

/** The outline of a range's part of a band, group 0 beginning at the top. A whole ring is two circles. */
export function bandPath(
  { first, last }: Range,
  groups: number,
  { inner, outer }: { readonly inner: number; readonly outer: number },
): string {
  const from = first / groups;
  const to = (last + 1) / groups;
  if (to - from >= 1)
    return [outer, inner]
      .map((r) => `${arcs(r, 0, 0.5, 1, 'M')}${arcs(r, 0.5, 1, 1, 'L')}z`)
      .join('');
  return `${arcs(outer, from, to, 1, 'M')}${arcs(inner, to, from, 0, 'L')}z`;
}

function arcs(radius: number, from: number, to: number, sweep: 0 | 1, begin: 'M' | 'L'): string {
  const [x1, y1] = pointAt(from, radius);
  const [x2, y2] = pointAt(to, radius);
  const large = Math.abs(to - from) > 0.5 ? 1 : 0;
  return `${begin}${x1} ${y1}A${radius} ${radius} 0 ${large} ${sweep} ${x2} ${y2}`;
}

/** Short radial lines across the present band between neighbouring groups; none where they would touch. */
export function separatorPath(groups: number): string {
  if (groups > 160 || groups < 2) return '';
  const { inner, outer } = ring.now;
  return Array.from({ length: groups }, (_, i) => line(i / groups, inner, outer)).join('');
}

/** One line per group, as long as its share of the greatest share. */
export function spikePath(shares: readonly number[]): string {
  const greatest = Math.max(...shares, 0);
  return shares
    .map((share, group) =>
      share > 0
        ? line((group + 0.5) / shares.length, ring.spike.from, spikeEnd(share, greatest))
        : '',
    )
    .join('');
}

export function spikeEnd(share: number, greatest: number): number {
  return ring.spike.from + Math.max(1.5, (ring.spike.length * share) / greatest);
}

function line(turn: number, from: number, to: number): string {
  return `M${pointAt(turn, from).join(' ')}L${pointAt(turn, to).join(' ')}`;
}

/** A name to be written beside the ring, and the group it belongs to. */
export interface Name {
  readonly text: string;
  readonly group: number;
}

export interface PlacedName extends Name {
  readonly side: 'left' | 'right';
  /** The height of the text's middle. */
  readonly y: number;
}

/** Names in a column at each side, in the order of their groups, at least `ring.label.step` apart. */
export function placeNames(names: readonly Name[], groups: number): PlacedName[] {
  const wanted = names.map(({ text, group }) => {
    const turn = (group + 0.5) / groups;
    const side = turn <= 0.5 ? ('right' as const) : ('left' as const);
    return { text, group, side, y: pointAt(turn, ring.now.outer + 24)[1] };
  });
  return (['right', 'left'] as const).flatMap((side) => {
    const column = wanted.filter((name) => name.side === side).sort((a, b) => a.y - b.y);
    return spread(column);
  });
}

/** Moves names down until none touches the one above, then up from the bottom edge. */
function spread(column: readonly PlacedName[]): PlacedName[] {
  const { step, top, bottom } = ring.label;
  let y = top - step;
  const down = column.map((name) => {
    y = Math.max(name.y, y + step);
    return { ...name, y };
  });
  y = bottom + step;
  return down
    .reverse()
    .map((name) => {
      y = Math.min(name.y, y - step);
      return { ...name, y: round(y) };
    })
    .reverse();
}

/** The kit's fills take turns; the last range must not look like the first, which is its neighbour. */
export function toneOf(subtask: number, parallelism: number): 'data' | 'meta' | 'commit' {
  const tones = ['data', 'meta', 'commit'] as const;
  const meetsFirst = subtask > 0 && subtask === parallelism - 1 && subtask % 3 === 0;
  return meetsFirst ? 'meta' : (tones[subtask % 3] ?? 'data');
}
