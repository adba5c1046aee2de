import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRoaring } from '../../../src/readers/roaring/bitmap.ts';
import { Unreadable } from '../../../src/readers/unreadable.ts';
import { fixturePath, readBytes } from './files.ts';
import { damaged, numbers, tries } from './damage.ts';

const sets = JSON.parse(readFileSync(fixturePath('roaring/positions.json'), 'utf8')) as Record<
  string,
  number[]
>;
const names = Object.keys(sets);
const beyond32 = [2 ** 32 + 5, 2 ** 33 + 70_000];
const load = (name: string, bits: 32 | 64) =>
  readRoaring(readBytes(fixturePath(`roaring/${name}-${bits}.bin`)), bits, name);

test.each(names)('what CRoaring wrote holds the same positions: %s', (name) => {
  const positions = new Set(sets[name]);
  const set = load(name, 32);
  expect(set.size).toBe(positions.size);
  const wrong = Array.from({ length: 500_000 }, (_, at) => at).filter(
    (at) => set.has(at) !== positions.has(at),
  );
  expect(wrong).toEqual([]);
});

test.each(names)('and with 64 bits: %s', (name) => {
  const positions = new Set(sets[name]);
  const set = load(name, 64);
  expect(beyond32.every((at) => set.has(at))).toBe(positions.size > 0);
  expect([...positions].every((at) => set.has(at))).toBe(true);
  expect(set.size).toBe(positions.size > 0 ? positions.size + beyond32.length : 0);
  expect(set.has(2 ** 32 + 6)).toBe(false);
});

test('thousands of damaged bitmaps give a set or a plain sentence', () => {
  const pick = numbers(11);
  for (let run = 0; run < tries(3000); run++) {
    const bits = run % 2 === 0 ? 32 : 64;
    const name = names[run % names.length] ?? '';
    const bytes = damaged(readBytes(fixturePath(`roaring/${name}-${bits}.bin`)), run);
    try {
      readRoaring(bytes, bits, 'damaged').has(pick(200_000));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }
});
