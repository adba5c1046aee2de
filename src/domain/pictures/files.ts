import { mustFit, PictureError, WIDTH, type Part, type Scene } from './scene.ts';

/** A tree of files: each name with what it points at. A name that nothing points at is a root. */
export interface FilesState {
  points: Record<string, string[]>;
  /** A word under a name: its role, or what is in it. */
  notes?: Record<string, string> | undefined;
}

const CARD = 44;
const BETWEEN = 30;
const GAP = 8;

/** Rows from the root down; a file keeps its place in all frames, and leaves its outline when it is gone. */
export function drawFiles(states: readonly FilesState[]): Scene[] {
  const children = new Map<string, Set<string>>();
  for (const { points } of states) {
    for (const [parent, names] of Object.entries(points)) {
      const known = children.get(parent) ?? new Set();
      for (const name of names) known.add(name);
      children.set(parent, known);
      for (const name of names) if (!children.has(name)) children.set(name, new Set());
    }
  }
  const depths = depthsOf(children);
  const rows = new Map<number, string[]>();
  for (const [name, depth] of depths) rows.set(depth, [...(rows.get(depth) ?? []), name]);
  const deepest = Math.max(...rows.keys());

  const places = new Map<string, { x: number; y: number; w: number }>();
  for (const [depth, names] of rows) {
    const w = Math.min(104, (WIDTH - GAP * (names.length - 1) - 4) / names.length);
    const used = names.length * w + (names.length - 1) * GAP;
    names.forEach((name, i) => {
      mustFit(name, w - 6, 's');
      places.set(name, {
        x: (WIDTH - used) / 2 + i * (w + GAP),
        y: 2 + depth * (CARD + BETWEEN),
        w,
      });
    });
  }
  const placeOf = (name: string) => places.get(name) ?? { x: 0, y: 0, w: 0 };

  return states.map(({ points, notes = {} }) => {
    const shown = new Set(Object.entries(points).flatMap(([parent, names]) => [parent, ...names]));
    const cards = [...shown].map((name): Part => {
      const note = notes[name];
      if (note !== undefined) mustFit(note, placeOf(name).w - 6, 's');
      return {
        key: `file ${name}`,
        kind: 'file',
        ...placeOf(name),
        h: CARD,
        ...(note === undefined ? { sub: name } : { label: name, sub: note }),
        tone: depths.get(name) === 0 ? 'plain' : depths.get(name) === deepest ? 'data' : 'meta',
        mono: true,
        name,
        ghost: true,
      };
    });
    const arrows = Object.entries(points).flatMap(([parent, names]) =>
      names.map((name): Part => {
        const from = placeOf(parent);
        const to = placeOf(name);
        const x = from.x + from.w / 2;
        const y = from.y + CARD + 2;
        return {
          key: `arrow ${parent} ${name}`,
          kind: 'arrow',
          x,
          y,
          w: to.x + to.w / 2 - x,
          h: to.y - 3 - y,
        };
      }),
    );
    return {
      width: WIDTH,
      height: (deepest + 1) * (CARD + BETWEEN) - BETWEEN + 4,
      parts: [...arrows, ...cards],
    };
  });
}

/** How far each name lies below a root, by the longest way; throws where files point in a circle. */
function depthsOf(children: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const depths = new Map<string, number>();
  const pointedAt = new Set([...children.values()].flatMap((names) => [...names]));
  const visit = (name: string, depth: number): void => {
    if (depth > children.size) throw new PictureError(`"${name}" points at itself, by some way`);
    if ((depths.get(name) ?? -1) >= depth) return;
    depths.set(name, depth);
    for (const child of children.get(name) ?? []) visit(child, depth + 1);
  };
  for (const name of children.keys()) if (!pointedAt.has(name)) visit(name, 0);
  if (depths.size < children.size)
    throw new PictureError('these files point at each other in a circle');
  // In the order in which they were first named.
  return new Map([...children.keys()].map((name) => [name, depths.get(name) ?? 0]));
}
