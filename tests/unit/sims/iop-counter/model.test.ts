import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/iop-counter/address.ts';
import { kinds, lengthOf, ROWS, sizes } from '../../../../src/sims/iop-counter/file.ts';
import { lancePage } from '../../../../src/sims/iop-counter/lance.ts';
import { bytesOf, counts, lastOf, rowsFor, step } from '../../../../src/sims/iop-counter/model.ts';
import type { Action, State } from '../../../../src/sims/iop-counter/model.ts';
import { presets, presetState } from '../../../../src/sims/iop-counter/presets.ts';
import { blocks, dataBytes, merged, stores } from '../../../../src/sims/iop-counter/reads.ts';
import { describe as words } from '../../../../src/sims/iop-counter/words.ts';

const setting = fc.record({
  kind: fc.constantFrom(...kinds),
  size: fc.constantFrom(...sizes),
  store: fc.constantFrom(...stores),
  block: fc.constantFrom(...blocks),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'fetch' } as const) },
  fc.constant({ kind: 'open' } as const),
  fc.constantFrom(...stores).map((store): Action => ({ kind: 'set', to: { store } })),
  fc.constantFrom(...kinds).map((kind): Action => ({ kind: 'set', to: { kind } })),
  fc.constantFrom(...sizes).map((size): Action => ({ kind: 'set', to: { size } })),
  fc.constantFrom(...blocks).map((block): Action => ({ kind: 'set', to: { block } })),
  fc.constantFrom(...counts).map((count): Action => ({ kind: 'wish', to: { count } })),
  fc.boolean().map((near): Action => ({ kind: 'wish', to: { near } })),
);
const state: fc.Arbitrary<State> = fc
  .tuple(fc.constantFrom(...presets), fc.array(action, { maxLength: 12 }))
  .map(([preset, actions]) => actions.reduce(step, presetState(preset)));

const [preset] = presets;
if (!preset) throw new Error('no preset');
const start = presetState(preset);

it('reads at least what is wanted, within the data, and never more often when warm', () => {
  fc.assert(
    fc.property(setting, fc.constantFrom(...counts), fc.boolean(), (one, count, near) => {
      const begin = { ...start, setting: one, wish: { count, near } };
      const cold = step(begin, { kind: 'fetch' });
      const first = lastOf(cold);
      const nulls = one.kind === 'nulls' && one.store !== 'lance';
      if (!first) throw new Error('no call');
      if (!nulls) expect(bytesOf(first)).toBeGreaterThanOrEqual(first.wanted);
      for (const { part, from, bytes } of first.reads)
        if (part === 'data') expect(from + bytes).toBeLessThanOrEqual(dataBytes(one));
      const warm = first.reads.filter(({ part }) => part === 'data').length;
      expect(first.reads.length).toBeGreaterThan(warm);
    }),
    { numRuns: 60 },
  );
});

it('gives each row one piece of a Lance page, in their order', () => {
  for (const kind of kinds)
    for (const size of sizes) {
      const { pieces, pieceOf, layout } = lancePage({ kind, size });
      const places = Array.from({ length: ROWS }, (_, row) => pieceOf(row));
      expect(places.every((place, row) => row === 0 || place - (places[row - 1] ?? 0) <= 1)).toBe(
        true,
      );
      expect(places.at(-1)).toBe(pieces.length - 1);
      expect(layout).toBe(size < 256 ? 'mini-block' : 'full-zip');
      const longest = Math.max(...places.map((_, row) => lengthOf({ kind, size }, row)));
      expect(longest).toBe(size);
    }
});

it('joins ranges without losing a byte of them', () => {
  const lengths = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })), { minLength: 1 });
  fc.assert(
    fc.property(lengths, fc.nat(60), (parts, gap) => {
      let end = 0;
      const ranges = parts.map(([hole, bytes]) => {
        const from = end + hole;
        end = from + bytes;
        return { from, bytes };
      });
      const all = merged(ranges, gap);
      for (const { from, bytes } of ranges)
        expect(all.some((one) => one.from <= from && from + bytes <= one.from + one.bytes)).toBe(
          true,
        );
      for (const [index, one] of all.entries()) {
        const next = all[index + 1];
        if (next) expect(next.from - (one.from + one.bytes)).toBeGreaterThan(gap);
      }
    }),
  );
});

it('asks for rows that are there, each once, in ascending order', () => {
  for (const count of counts)
    for (const near of [true, false])
      for (let call = 0; call < 40; call++) {
        const rows = rowsFor({ count, near }, call);
        expect(new Set(rows).size).toBe(count);
        expect(rows).toEqual(rows.toSorted((one, other) => one - other));
        expect(rows.every((row) => row >= 0 && row < ROWS)).toBe(true);
      }
});

it('has words for every state, and an address for every action', () => {
  fc.assert(
    fc.property(state, (now) => {
      const text = words(now);
      expect(text.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      for (const one of text) expect(one).toMatch(/\.$/);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(action, (one) => {
      expect(decodeAction(encodeAction(one))).toEqual(one);
    }),
  );
});
