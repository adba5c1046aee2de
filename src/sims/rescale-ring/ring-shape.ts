import type { Range } from './key-groups.ts';

/** Where things stand in the ring's picture, in the figure kit's units (CSS pixels at 324 wide: less text fits, but it stays readable on a phone). */
export const ring = {
  width: 324,
  height: 222,
  x: 162,
  y: 112,
  /** The present ranges; outside of it stand the spikes, which say how many records a group gets. */
  now: { inner: 54, outer: 73 },
  spike: { from: 75.5, length: 11 },
  moved: { inner: 47.5, outer: 51.5 },
  before: { inner: 31, outer: 45 },
  /** Names stand outside of a circle of this radius. */
  name: { radius: 91, step: 13, top: 8, bottom: 214 },
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
  /** Where the text begins (on the right) or ends (on the left). */
  readonly x: number;
  /** The height of the text's middle. */
  readonly y: number;
}

/** Names around the ring, each side in the order of its groups, at least `ring.name.step` apart. */
export function placeNames(names: readonly Name[], groups: number): PlacedName[] {
  const wanted = names.map(({ text, group }) => {
    const turn = (group + 0.5) / groups;
    const side = turn <= 0.5 ? ('right' as const) : ('left' as const);
    return { text, group, side, x: 0, y: pointAt(turn, ring.name.radius)[1] };
  });
  return (['right', 'left'] as const).flatMap((side) => {
    const column = wanted.filter((name) => name.side === side).sort((a, b) => a.y - b.y);
    return spread(column).map((name) => ({ ...name, x: besideRing(name) }));
  });
}

/** Moves names down until none touches the one above, then up from the bottom edge. */
function spread(column: readonly PlacedName[]): PlacedName[] {
  const { step, top, bottom } = ring.name;
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

/** Names hug the ring: the farther from its middle line, the closer to the middle column. */
function besideRing({ side, y }: PlacedName): number {
  const { radius } = ring.name;
  const away = Math.sqrt(Math.max(0, radius ** 2 - (y - ring.y) ** 2));
  const x = Math.max(12, away) + 2;
  return round(side === 'left' ? ring.x - x : ring.x + x);
}

/** The kit's fills take turns; the last range must not look like the first, which is its neighbour. */
export function toneOf(subtask: number, parallelism: number): 'data' | 'meta' | 'commit' {
  const tones = ['data', 'meta', 'commit'] as const;
  const meetsFirst = subtask > 0 && subtask === parallelism - 1 && subtask % 3 === 0;
  return meetsFirst ? 'meta' : (tones[subtask % 3] ?? 'data');
}
