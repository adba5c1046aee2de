import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrames, type PictureFrames } from '../../../../src/domain/pictures.ts';
import {
  changesInWords,
  PictureError,
  type Part,
  type Scene,
} from '../../../../src/domain/pictures/scene.ts';

const part = (scene: Scene | undefined, key: string): Part | undefined =>
  scene?.parts.find((one) => one.key === key);
const marks = (scene: Scene | undefined) =>
  Object.fromEntries(
    (scene?.parts ?? []).flatMap(({ key, mark }) => (mark ? [[key, mark] as const] : [])),
  );

/** Everything that is drawn lies in the picture, with room for a line's width. */
function expectInside({ width, height, parts }: Scene): void {
  for (const { key, x, y, w, h } of parts) {
    expect(Math.min(x, x + w), `${key} left`).toBeGreaterThanOrEqual(0);
    expect(Math.max(x, x + w), `${key} right`).toBeLessThanOrEqual(width);
    expect(Math.min(y, y + h), `${key} top`).toBeGreaterThanOrEqual(0);
    expect(Math.max(y, y + h), `${key} bottom`).toBeLessThanOrEqual(height);
  }
}

const samples: PictureFrames[] = [
  {
    picture: 'runs',
    states: [
      { levels: { L0: ['b 2', 'a 10'] } },
      { levels: { L0: ['c 2', 'b 2', 'a 10'] }, pick: ['c', 'b', 'a'] },
      { levels: { L5: ['m 12'] } },
    ],
  },
  {
    picture: 'files',
    states: [
      { points: { v1: ['list1'], list1: ['m1'], m1: ['f1', 'f2'] } },
      { points: { v2: ['list2'], list2: ['m1', 'm2'], m1: ['f1', 'f2'], m2: ['f3'] } },
    ],
  },
  {
    picture: 'writers',
    states: [
      { moments: [{ A: 'read s1', B: 'read s1' }] },
      { moments: [{ A: 'read s1', B: 'read s1' }, { A: 'commit s2' }, { B: '✗ refused' }] },
    ],
  },
  {
    picture: 'queues',
    states: [
      {
        lines: [
          ['(left)', '3 2 1', '(sum: 0)'],
          ['(right)', '9 |7', '(sum: 0)'],
        ],
      },
      {
        lines: [
          ['(left)', '3 2', '(sum: 1)'],
          ['(right)', '9', '(sum: 1)'],
        ],
      },
    ],
  },
  {
    picture: 'rows',
    states: [
      {
        grids: {
          file: [
            ['id', 'qty'],
            [1, 5],
            [2, 7],
          ],
        },
      },
      {
        grids: {
          file: [
            ['id', 'qty'],
            ['~1', 5],
            [2, 7],
          ],
          deleted: [['position'], [0]],
        },
      },
    ],
  },
];

describe('pictures', () => {
  it.each(samples)('of $picture: frames of one size, everything inside', (frames) => {
    const scenes = drawFrames(frames);
    expect(scenes).toHaveLength(frames.states.length);
    for (const scene of scenes) {
      expect([scene.width, scene.height]).toEqual([scenes[0]?.width, scenes[0]?.height]);
      expect(new Set(scene.parts.map(({ key }) => key)).size).toBe(scene.parts.length);
      expectInside(scene);
    }
  });

  it.each(samples)('of $picture: a frame that repeats the one before has no marks', (frames) => {
    const [first] = frames.states;
    const twice = { picture: frames.picture, states: [first, first] } as PictureFrames;
    expect(marks(drawFrames(twice)[1])).toEqual({});
  });

  it('of runs marks what came, what was picked, and leaves the outline of what went', () => {
    const [, second, third] = drawFrames(samples[0] as PictureFrames);
    expect(marks(second)).toMatchObject({ 'run c': 'new', 'run a': 'changed' });
    expect(marks(third)).toMatchObject({ 'run m': 'new', 'run a': 'gone', 'run b': 'gone' });
    expect(changesInWords(third as Scene)).toBe('New: m (12). Gone: c (2), b (2), a (10).');
  });

  it('of runs gives a bar its share of the widest', () => {
    const [scene] = drawFrames({
      picture: 'runs',
      states: [{ levels: { L0: ['a 50', 'b 100'] } }],
    });
    const [small, large] = ['run a', 'run b'].map((key) => part(scene, key)?.w ?? 0);
    expect((small ?? 0) / (large ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('of runs keeps a run where it is when another lands on top', () => {
    const scenes = drawFrames(samples[0] as PictureFrames);
    expect(part(scenes[1], 'run a')?.y).toBe(part(scenes[0], 'run a')?.y);
  });

  it('of files puts each below all that point at it, in one place for all frames', () => {
    const scenes = drawFrames(samples[1] as PictureFrames);
    const y = (name: string) => part(scenes[1], `file ${name}`)?.y ?? -1;
    expect(y('v2')).toBeLessThan(y('list2'));
    expect(y('list2')).toBeLessThan(y('m1'));
    expect(y('m1')).toBeLessThan(y('f1'));
    expect(part(scenes[0], 'file f1')?.x).toBe(part(scenes[1], 'file f1')?.x);
    expect(marks(scenes[1])).toMatchObject({ 'file v1': 'gone', 'file m2': 'new' });
    expect(marks(scenes[1])).not.toHaveProperty('file m1');
  });

  it('of files refuses a circle', () => {
    expect(() =>
      drawFrames({ picture: 'files', states: [{ points: { a: ['b'], b: ['a'] } }] }),
    ).toThrow(/circle/);
    expect(() =>
      drawFrames({ picture: 'files', states: [{ points: { r: ['a'], a: ['b'], b: ['a'] } }] }),
    ).toThrow(PictureError);
  });

  it('of queues lets the next item stand at the right end, and joins a task of two lines', () => {
    const [scene] = drawFrames(samples[3] as PictureFrames);
    const right = (key: string) => {
      const found = part(scene, key);
      return found ? found.x + found.w : -1;
    };
    expect(right('item 0 1 1 1')).toBeGreaterThan(right('item 0 1 2 1'));
    expect(right('item 0 1 2 1')).toBeGreaterThan(right('item 0 1 3 1'));
    const sum = part(scene, 'task 2 sum');
    expect(sum?.h).toBeGreaterThan(part(scene, 'task 0 left')?.h ?? 0);
  });

  it('of rows marks the cell that changed and no other', () => {
    const [, second] = drawFrames(samples[4] as PictureFrames);
    expect(marks(second)).toMatchObject({ 'cell file 1 0': 'changed' });
    expect(marks(second)).not.toHaveProperty('cell file 1 1');
  });

  it.each<[PictureFrames, RegExp]>([
    [{ picture: 'runs', states: [{ levels: { top: ['a 1'] } }] }, /levels are named/],
    [{ picture: 'runs', states: [{ levels: { L0: ['a'] } }] }, /"name size"/],
    [
      { picture: 'writers', states: [{ moments: Array.from({ length: 9 }, () => ({ A: 'x' })) }] },
      /at most 8/,
    ],
    [
      {
        picture: 'writers',
        states: [
          { moments: [{ A: 'read' }, { A: 'averyveryverylongword here' }, { A: 'x' }, { A: 'y' }] },
        ],
      },
      /too long/,
    ],
    [{ picture: 'queues', states: [{ lines: [['(half']] }] }, /a task is/],
    [{ picture: 'rows', states: [{ grids: { wide: [['x'.repeat(80)]] } }] }, /pixels wide/],
  ])('names what does not fit: %#', (frames, message) => {
    expect(() => drawFrames(frames)).toThrow(message);
  });

  it('of runs never draws outside, whatever the sizes (property)', () => {
    const run = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        (frames) => {
          const states = frames.map((runs) => ({
            levels: { L0: runs.map(([size, name], i) => `r${name}-${i} ${size}`) },
          }));
          for (const scene of drawFrames({ picture: 'runs', states })) expectInside(scene);
        },
      ),
    );
  });
});
