import { mustFit, PictureError, WIDTH, widthOf, type Part, type Scene } from './scene.ts';

/**
 * Queues between tasks: lines, in each of which tasks and queues follow each other from left to right. A task is
 * `(name)` or `(name: note)`; a queue is a list of items with the one that leaves next at its right end, `"5 4 |2 3"`.
 * An item that starts with `|` is a barrier or a mark. A task of one name in one column is one task of several lines.
 */
export interface QueuesState {
  lines: string[][];
}

const LINE = 56;
const BOX = 46;
const CELL = 20;

interface Task {
  name: string;
  note: string;
}

export function drawQueues(states: readonly QueuesState[]): Scene[] {
  const frames = states.map(({ lines }) => lines.map((line) => line.map(readPlace)));
  const count = Math.max(...frames.map((lines) => lines.length));
  const columns = Math.max(...frames.flatMap((lines) => lines.map((line) => line.length)));
  const at = (column: number) =>
    frames.flatMap((lines) =>
      lines.flatMap((line) => {
        const place = line[column];
        return place ? [place] : [];
      }),
    );
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...at(column).map(widthOfPlace)),
  );
  const used = widths.reduce((sum, w) => sum + w, 0);
  const gap = Math.min(14, (WIDTH - 4 - used) / Math.max(1, columns - 1));
  if (gap < 4)
    throw new PictureError(
      `these tasks and queues need ${Math.ceil(used + 4 * columns)} pixels of ${WIDTH}`,
    );
  const lefts = widths.map((_, i) => 2 + widths.slice(0, i).reduce((sum, w) => sum + w + gap, 0));

  return frames.map((lines) => {
    const parts: Part[] = [];
    const tasks = new Map<string, Part>();
    lines.forEach((line, row) => {
      line.forEach((place, column) => {
        const x = lefts[column] ?? 0;
        const w = widths[column] ?? 0;
        const y = 4 + row * LINE;
        if (Array.isArray(place)) {
          parts.push(...drawQueue(place, `${row} ${column}`, x, y, w));
          return;
        }
        const key = `task ${column} ${place.name}`;
        const known = tasks.get(key);
        if (known) {
          known.h = y + BOX - known.y;
          return;
        }
        tasks.set(key, {
          key,
          kind: 'box',
          x,
          y,
          w,
          h: BOX,
          label: mustFit(place.name, w - 4),
          ...(place.note !== '' && { sub: mustFit(place.note, w - 4, 's') }),
          tone: 'meta',
          name: place.note === '' ? place.name : `${place.name} (${place.note})`,
        });
      });
    });
    return { width: WIDTH, height: count * LINE, parts: [...parts, ...tasks.values()] };
  });
}

function drawQueue(items: readonly string[], key: string, x: number, y: number, w: number): Part[] {
  const top = y + (BOX - CELL) / 2;
  const seen = new Map<string, number>();
  return [
    { key: `queue ${key}`, kind: 'line', x, y: top + CELL + 4, w, h: 0 },
    ...items.map((item, i): Part => {
      const times = (seen.get(item) ?? 0) + 1;
      seen.set(item, times);
      const cell = cellWidth(item);
      const after = items.slice(i).reduce((sum, one) => sum + cellWidth(one), 0);
      const mark = item.startsWith('|');
      return {
        key: `item ${key} ${item} ${times}`,
        kind: 'cell',
        x: x + w - after,
        y: mark ? top - 5 : top,
        w: cell,
        h: mark ? CELL + 10 : CELL,
        sub: mark ? item.slice(1) : item,
        tone: mark ? 'commit' : 'data',
        mono: true,
        name: item,
      };
    }),
  ];
}

const cellWidth = (item: string) => Math.max(CELL, widthOf(item.replace('|', ''), 'monoS') + 6);

function widthOfPlace(place: Task | string[]): number {
  return Array.isArray(place)
    ? Math.max(
        2 * CELL,
        place.reduce((sum, item) => sum + cellWidth(item), 0),
      )
    : Math.max(46, widthOf(place.name) + 8, widthOf(place.note, 's') + 8);
}

function readPlace(text: string): Task | string[] {
  const task = /^\(([^:)]+)(?::\s*([^)]*))?\)$/.exec(text.trim());
  if (task) return { name: (task[1] ?? '').trim(), note: task[2] ?? '' };
  if (/[()]/.test(text))
    throw new PictureError(`a task is "(name)" or "(name: note)", not "${text}"`);
  return text.split(/\s+/).filter((item) => item !== '');
}
