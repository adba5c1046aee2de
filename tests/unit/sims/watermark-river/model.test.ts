import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../src/sims/watermark-river/address.ts';
import { totalsOf } from '../../../../src/sims/watermark-river/measure.ts';
import { begin, secondOf, step } from '../../../../src/sims/watermark-river/model.ts';
import { presetState } from '../../../../src/sims/watermark-river/presets.ts';
import { simulator } from '../../../../src/sims/watermark-river/simulator.ts';
import { OFF, SECOND } from '../../../../src/sims/watermark-river/state.ts';
import { describe as tell } from '../../../../src/sims/watermark-river/words.ts';
import { action, preset } from './actions.ts';

const runs = { numRuns: 200 };
const actions = fc.array(action, { maxLength: 12 });

describe('the model', () => {
  it('never takes the watermark back, of a split or of the window', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        let state = presetState(first);
        for (const each of all) {
          const next = step(state, each);
          if (each.kind !== 'set') {
            expect(next.river.watermark).toBeGreaterThanOrEqual(state.river.watermark);
            next.river.splits.forEach(({ watermark }, p) => {
              expect(watermark).toBeGreaterThanOrEqual(state.river.splits[p]?.watermark ?? 0);
            });
          }
          state = next;
        }
      }),
      runs,
    );
  });

  it('has each order in one window, or calls it late', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        const { river } = all.reduce(step, presetState(first));
        const counted = river.windows.reduce((sum, window) => sum + window.count, 0);
        expect(counted + totalsOf(river).late).toBe(river.orders.length);
      }),
      runs,
    );
  });

  it('comes to the same by small steps and by large ones, and again from the start', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        const { world, settings, turns, river } = all.reduce(step, presetState(first));
        expect(begin(world, settings, turns, secondOf(river)).river).toEqual(river);
      }),
      runs,
    );
  });

  it('lets no split pass the limit of alignment by more than an order', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        const { river, settings } = all.reduce(step, presetState(first));
        if (settings.drift === OFF) expect(river.allowed).toBe(OFF);
        for (const { watermark, pausedAt } of river.splits)
          expect(pausedAt !== null).toBe(watermark > river.allowed);
      }),
      runs,
    );
  });

  it('fires no window before its last millisecond, and waits for the bound', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        const { river } = all.reduce(step, presetState(first));
        for (const { start, firedAt } of river.windows)
          if (firedAt !== null) expect(river.watermark).toBeGreaterThanOrEqual(start + 9_999);
      }),
      runs,
    );
  });

  it('stands still where nothing changes', () => {
    const end = step(simulator.start('silent').state, { kind: 'go', seconds: 60 });
    expect(step(end, { kind: 'go', seconds: 1 })).toBe(end);
    expect(step(end, { kind: 'set', name: 'bound', value: 5 * SECOND })).toBe(end);
  });

  it('has words for every state', () => {
    fc.assert(
      fc.property(preset, actions, (first, all) => {
        const words = tell(all.reduce(step, presetState(first)));
        expect(words.join(' ')).not.toMatch(/undefined|NaN|null|Infinity/);
        for (const text of words) {
          expect(text).toMatch(/^[A-Zp\d].*\.$/);
          for (const sentence of text.split('. '))
            expect(
              sentence.replace(/\[\d+, \d+\) with.*/, '').split(' ').length,
            ).toBeLessThanOrEqual(26);
        }
      }),
      runs,
    );
  });
});

describe('an address', () => {
  it('holds every action', () => {
    fc.assert(
      fc.property(action, (each) => {
        expect(decodeAction(encodeAction(each))).toEqual(each);
      }),
    );
    for (const text of ['', 'g', 'g0', 'p3', 'b31', 'i21', 'x5', 'b05', 'g100', 'b-1'])
      expect(decodeAction(text), text).toBeNull();
  });
});
