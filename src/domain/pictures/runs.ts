import { mustFit, PictureError, WIDTH, widthOf, type Part, type Scene } from './scene.ts';

/**
 * Runs on levels. A run is `name size` (`"u3 188.8"`) or `name from–to` (`"u3 2–93"`), newest first. On level 0
 * each is a line of its own; on a higher level the files of one run share a line.
 */
export interface RunsState {
  levels: Record<string, string[]>;
  /** Names of the runs that a compaction takes. */
  pick?: string[] | undefined;
}

interface Run {
  name: string;
  /** As written: a size, or a range of keys. */
  label: string;
  /** On a common scale: from the left edge to the right one of the bar. */
  from: number;
  to: number;
}

const GUTTER = 34;
const ROW = 36;
const BAR = 28;
const LEAST = 14;

export function drawRuns(states: readonly RunsState[]): Scene[] {
  const frames = states.map(({ levels, pick = [] }) => ({
    pick,
    levels: new Map(Object.entries(levels).map(([level, runs]) => [level, readRuns(level, runs)])),
  }));
  const names = [...new Set(frames.flatMap(({ levels }) => [...levels.keys()]))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  if (names.some((name) => !/^L\d+$/.test(name)))
    throw new PictureError(`levels are named L0, L1 …, not ${names.join(', ')}`);
  // Level 0 has a line for each run of its fullest frame; the other levels have one.
  const lines = new Map(
    names.map((name) => [
      name,
      name === 'L0' ? Math.max(1, ...frames.map(({ levels }) => levels.get(name)?.length ?? 0)) : 1,
    ]),
  );
  const most = Math.max(
    ...frames.flatMap(({ levels }) => [...levels.values()].flat().map(({ to }) => to)),
  );
  const scale = (value: number) => (value / most) * (WIDTH - GUTTER - 4);
  const tops = new Map<string, number>();
  let y = 4;
  for (const [name, count] of lines) {
    tops.set(name, y);
    y += count * ROW;
  }

  return frames.map(({ levels, pick }) => ({
    width: WIDTH,
    height: y,
    parts: names.flatMap((level) => {
      const runs = levels.get(level) ?? [];
      const count = lines.get(level) ?? 1;
      const top = tops.get(level) ?? 0;
      const label: Part = {
        key: `level ${level}`,
        kind: 'label',
        x: 4,
        y: top + (level === 'L0' ? (count - 1) * ROW : 0) + BAR / 2 + 4.5,
        w: 0,
        h: 0,
        label: level,
        mono: true,
      };
      return [
        label,
        ...runs.flatMap((run, i) => {
          // The oldest of level 0 lies lowest, so that a new one lands on top.
          const row = level === 'L0' ? count - runs.length + i : 0;
          return drawRun(run, top + row * ROW, scale, pick.includes(run.name));
        }),
      ];
    }),
  }));
}

function drawRun(
  { name, label, from, to }: Run,
  y: number,
  scale: (value: number) => number,
  picked: boolean,
): Part[] {
  const x = GUTTER + scale(from);
  const w = Math.max(LEAST, scale(to) - scale(from) - 2);
  const inside = widthOf(label, 's') + 14 <= w;
  const bar: Part = {
    key: `run ${name}`,
    kind: 'file',
    x,
    y,
    w,
    h: BAR,
    ...(inside && { label: '', sub: label }),
    tone: picked ? 'accent' : 'data',
    name: `${name} (${label})`,
    ghost: true,
  };
  if (inside) return [bar];
  mustFit(label, WIDTH - x - w - 6, 's');
  return [
    bar,
    {
      key: `size of ${name}`,
      kind: 'label',
      x: x + w + 6,
      y: y + BAR / 2 + 4,
      w: 0,
      h: 0,
      sub: label,
    },
  ];
}

/** On a level above 0 the files of the one run stand beside each other. */
function readRuns(level: string, texts: readonly string[]): Run[] {
  let end = 0;
  return texts.map((text) => {
    const [, name, label = ''] = /^(\S+) (.+)$/.exec(text) ?? [];
    const range = /^([\d.]+)[–-]([\d.]+)$/.exec(label);
    const size = Number.parseFloat(label.replaceAll(',', ''));
    if (name === undefined || (!range && !(size > 0)))
      throw new PictureError(`a run is "name size" or "name from–to", not "${text}"`);
    if (range) return { name, label, from: Number(range[1]), to: Number(range[2]) };
    const from = level === 'L0' ? 0 : end;
    end = from + size;
    return { name, label, from, to: end };
  });
}
