import { mustFit, PictureError, WIDTH, widthOf, type Part, type Scene } from './scene.ts';

/**
 * Writers in time: moments from left to right, each with what some of the lanes do in it: `{ A: "read s1" }`.
 * A text that starts with ✗ failed.
 */
export interface WritersState {
  moments: Record<string, string>[];
}

const LANE = 50;
const BOX = 38;

/** A frame mostly shows one moment more than the one before; all have the room of the fullest. */
export function drawWriters(states: readonly WritersState[]): Scene[] {
  const lanes = [...new Set(states.flatMap(({ moments }) => moments.flatMap(Object.keys)))];
  const gutter = Math.max(...lanes.map((lane) => widthOf(lane, 's'))) + 10;
  const count = Math.max(...states.map(({ moments }) => moments.length));
  if (count > 8) throw new PictureError(`${count} moments do not fit: at most 8`);
  // More than five moments need the wide picture, which scrolls on a phone.
  const width = count > 5 ? 660 : WIDTH;
  const step = (width - gutter - 4) / count;
  const height = lanes.length * LANE + 4;

  const rails = lanes.flatMap((lane, i): Part[] => {
    const y = 4 + i * LANE + BOX / 2;
    return [
      { key: `name ${lane}`, kind: 'label', x: 2, y: y + 4, w: 0, h: 0, sub: lane },
      { key: `rail ${lane}`, kind: 'line', x: gutter, y, w: width - gutter, h: 0 },
    ];
  });
  return states.map(({ moments }) => ({
    width,
    height,
    parts: [
      ...rails,
      ...moments.flatMap((moment, at) =>
        Object.entries(moment).map(([lane, text]): Part => {
          const [first = '', ...rest] = text.split(' ');
          const w = step - 5;
          const second = rest.join(' ');
          mustFit(first, w - 4, second === '' ? 's' : 'm');
          mustFit(second, w - 4, 's');
          return {
            key: `${lane} ${at} ${text}`,
            kind: 'box',
            x: gutter + at * step + 2,
            y: 4 + lanes.indexOf(lane) * LANE,
            w,
            h: BOX,
            ...(second === '' ? { sub: first } : { label: first, sub: second }),
            tone: text.startsWith('✗') ? 'warn' : lane === lanes.at(-1) ? 'commit' : 'data',
            name: `${lane}: ${text}`,
          };
        }),
      ),
    ],
  }));
}
