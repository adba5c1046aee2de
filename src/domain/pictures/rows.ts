import { PictureError, WIDTH, widthOf, type Part, type Scene } from './scene.ts';

/**
 * Rows and columns: grids by title, each a list of rows whose first one is the heading. A cell that starts with
 * `~` is struck out, one with `*` stands out.
 */
export interface RowsState {
  grids: Record<string, (string | number)[][]>;
}

const CELL = 22;
const TITLE = 20;
const GAP = 18;

interface Place {
  x: number;
  y: number;
  widths: number[];
}

/** Grids stand beside each other as far as they fit; each keeps the place and the room of its largest frame. */
export function drawRows(states: readonly RowsState[]): Scene[] {
  const titles = [...new Set(states.flatMap(({ grids }) => Object.keys(grids)))];
  const places = new Map<string, Place>();
  let x = 2;
  let y = 0;
  let bottom = 0;
  for (const title of titles) {
    const frames = states.flatMap(({ grids }) => (grids[title] ? [grids[title]] : []));
    const columns = Math.max(...frames.flatMap((rows) => rows.map((row) => row.length)));
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.max(
        CELL,
        ...frames.flatMap((rows) =>
          rows.map(
            (row, i) => widthOf(plain(row[column]), i === 0 ? 's' : 'monoS') + (i === 0 ? 11 : 10),
          ),
        ),
      ),
    );
    const width = Math.max(
      widths.reduce((sum, w) => sum + w, 0),
      widthOf(title, 's'),
    );
    if (width > WIDTH - 4)
      throw new PictureError(
        `grid "${title}" is ${Math.ceil(width)} pixels wide: at most ${WIDTH - 4}`,
      );
    if (x + width > WIDTH - 2) {
      x = 2;
      y = bottom + GAP / 2;
    }
    places.set(title, { x, y, widths });
    x += width + GAP;
    bottom = Math.max(
      bottom,
      y + TITLE + Math.max(...frames.map((rows) => rows.length)) * CELL + 2,
    );
  }

  return states.map(({ grids }) => ({
    width: WIDTH,
    height: bottom,
    parts: Object.entries(grids).flatMap(([title, rows]) => {
      const place = places.get(title);
      return place ? drawGrid(title, rows, place) : [];
    }),
  }));
}

function drawGrid(title: string, rows: readonly (string | number)[][], place: Place): Part[] {
  const { widths } = place;
  const cells = rows.flatMap((row, line) =>
    row.map((value, column): Part => {
      const text = String(value);
      const x = place.x + widths.slice(0, column).reduce((sum, w) => sum + w, 0);
      const at = {
        key: `cell ${title} ${line} ${column}`,
        x,
        y: place.y + TITLE + line * CELL,
        w: widths[column] ?? CELL,
        h: CELL,
        sub: plain(value),
      };
      if (line === 0) return { ...at, kind: 'cell', tone: 'muted' };
      return {
        ...at,
        kind: 'cell',
        tone: text.startsWith('~') ? 'gone' : text.startsWith('*') ? 'accent' : 'plain',
        mono: true,
        name: `${String(rows[0]?.[column] ?? '')} ${plain(value)}`.trim(),
      };
    }),
  );
  const label: Part = {
    key: `title ${title}`,
    kind: 'label',
    x: place.x,
    y: place.y + TITLE - 6,
    w: 0,
    h: 0,
    sub: title,
  };
  return [label, ...cells];
}

const plain = (value: string | number | undefined) => String(value ?? '').replace(/^[~*]/, '');
