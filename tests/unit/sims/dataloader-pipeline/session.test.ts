import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../src/sims/address.ts';
import { decodeSession, encodeSession } from '../../../../src/sims/dataloader-pipeline/address.ts';
import { busyShare, heldBatches } from '../../../../src/sims/dataloader-pipeline/measure.ts';
import { presets } from '../../../../src/sims/dataloader-pipeline/presets.ts';
import {
  act,
  isAtEnd,
  startSession,
  stateOf,
} from '../../../../src/sims/dataloader-pipeline/session.ts';
import type { Action, Session } from '../../../../src/sims/dataloader-pipeline/session.ts';
import {
  batchCounts,
  isPossible,
  ranges,
  sampleCounts,
  sampleKinds,
} from '../../../../src/sims/dataloader-pipeline/settings.ts';
import type { RangeName, Settings } from '../../../../src/sims/dataloader-pipeline/settings.ts';
import {
  describeAction,
  describeEvent,
  describeLoop,
} from '../../../../src/sims/dataloader-pipeline/words.ts';
import { simulator } from '../../../../src/sims/dataloader-pipeline/simulator.ts';
import { anyText } from '../../any-text.ts';

const range = (name: RangeName) => {
  const { least, most, by } = ranges[name];
  return fc.integer({ min: 0, max: (most - least) / by }).map((step) => least + step * by);
};
const settings: fc.Arbitrary<Settings> = fc.record({
  workers: range('workers'),
  prefetch: range('prefetch'),
  batches: fc.constantFrom(...batchCounts),
  loadMs: range('loadMs'),
  stepMs: range('stepMs'),
  slowBatch: fc.option(fc.integer({ min: 0, max: 11 })),
  slowMs: range('slowMs'),
  pinMs: range('pinMs'),
  inOrder: fc.boolean(),
  samples: fc.constantFrom(...sampleCounts),
  sampleBytes: fc.constantFrom(...sampleKinds.map(({ bytes }) => bytes)),
});
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom('event', 'batch', 'end', 'back') }),
  fc.record({ kind: fc.constant('go'), to: fc.integer({ min: -3, max: 300 }) }),
  settings.map((change) => ({ kind: 'set' as const, change })),
);
const ids = fc.constantFrom(...presets.map(({ id }) => id));
const preset = simulator.start;
const end = (session: Session) => stateOf(act(session, { kind: 'end' }));
const set = (session: Session, change: Partial<Settings>) => act(session, { kind: 'set', change });

describe('act', () => {
  it('stays inside the run and always has words, whatever the reader does', () => {
    fc.assert(
      fc.property(settings, fc.array(actions, { maxLength: 12 }), (first, list) => {
        let session = startSession('balanced', first);
        for (const action of list) {
          const before = session;
          session = act(before, action);
          expect(isPossible(session.settings)).toBe(true);
          for (const words of [
            describeAction(before, action, session),
            describeEvent(session),
            describeLoop(session, stateOf(session)),
          ])
            expect(words).not.toMatch(/undefined|NaN|Infinity|^$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('steps back to exactly the state before', () => {
    const first = act(preset('head-of-line'), { kind: 'go', to: 9 });
    expect(act(act(first, { kind: 'event' }), { kind: 'back' })).toEqual(first);
  });

  it('stops at a delivery for "next batch", and at the end after the last', () => {
    let session = preset('balanced');
    for (let batch = 0; batch < 12; batch++) {
      session = act(session, { kind: 'batch' });
      expect(stateOf(session).event).toMatchObject({ kind: 'delivered', batch });
    }
    expect(isAtEnd(act(session, { kind: 'batch' }))).toBe(true);
  });

  it('keeps the moment when settings change: the beginning, the end, or the same time', () => {
    expect(set(preset('balanced'), { workers: 2 }).at).toBe(0);
    expect(isAtEnd(set(act(preset('balanced'), { kind: 'end' }), { workers: 2 }))).toBe(true);
    const middle = act(preset('balanced'), { kind: 'go', to: 20 });
    const moved = stateOf(set(middle, { workers: 2 })).now;
    expect(moved).toBeLessThanOrEqual(stateOf(middle).now);
    expect(moved).toBeGreaterThan(stateOf(middle).now - 200);
  });

  it('forgets a slow batch that the epoch no longer has', () => {
    const long = set(preset('balanced'), { batches: 36, slowBatch: 30 });
    expect(set(long, { batches: 12 }).settings.slowBatch).toBeNull();
  });
});

describe('the address', () => {
  it('gives back every session', () => {
    fc.assert(
      fc.property(ids, settings, fc.nat(40), (id, some, at) => {
        const session = startSession(id, some, at);
        const url = writeAddress(
          simulator,
          'https://example.org/modules/m/?other=1#dl-order',
          session,
        );
        const read = readAddress(simulator, new URL(url).search);
        if (read === null || read === 'damaged') return expect.fail(url);
        // The states follow from the settings; to compare them all takes as long as all other tests.
        const { states, ...rest } = session;
        expect(read).toMatchObject(rest);
        expect(read.states.length).toBe(states.length);
        expect(stateOf(read)).toEqual(stateOf(session));
        expect(url).toContain('other=1');
        expect(url).toContain('#dl-order');
        expect(url).not.toContain('%');
      }),
    );
  });

  it('names a preset by its id', () => {
    expect(encodeSession(preset('starved'))).toBe('starved');
    expect(encodeSession(act(preset('starved'), { kind: 'event' }))).toBe('starved.1');
    expect(encodeSession(set(preset('starved'), { workers: 4, slowBatch: 3 }))).toBe(
      'starved_w4p2n12l200s60d800q0b256f602112x3o1',
    );
  });

  it.each([
    '',
    'nothing',
    'balanced.',
    'balanced.0',
    'balanced.999',
    'balanced.1.1',
    'balanced.-1',
    'w4',
    'balanced_w4',
    'balanced_w4p2n12l200s60d800q0b256f602112o1',
    'starve_w4p2n12l200s60d800q0b256f602112o1',
    'balanced_w9p2n12l200s60d800q0b256f602112o1',
    'balanced_w4p2n12l200s60d800q0b256f602112x12o1',
    'balanced_w4p2n12l210s60d800q0b256f602112o1',
    'balanced_w4p2n12l200s60d800q0b256f602112o1x3',
    '__proto__',
  ])('calls %j damaged', (text) => {
    expect(readAddress(simulator, `?dl=${text}`)).toBe('damaged');
  });

  it('never throws, whatever stands there', () => {
    const near = fc.stringMatching(/^(balanced|starved)?_?[wpnlsxdqbfo0-9.]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near, anyText()), (text) => {
        const session = decodeSession(text);
        if (session) expect(encodeSession(session)).toBe(text);
        expect(() => readAddress(simulator, text)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('is silent where the parameter is missing', () => {
    expect(readAddress(simulator, '?lsm=x')).toBeNull();
  });
});

describe('what each preset lets a reader discover', () => {
  it.each(presets)('$id: its settings can be chosen by hand', (one) => {
    expect(isPossible(one.settings)).toBe(true);
  });

  it('balanced: the loop waits once, at the start', () => {
    const waits = end(preset('balanced')).spans.filter(({ kind }) => kind === 'wait');
    expect(waits).toEqual([{ lane: 'loop', kind: 'wait', batch: null, from: 0, to: 200 }]);
  });

  it('starved: more prefetch changes nothing, more workers do', () => {
    const session = preset('starved');
    expect(busyShare(end(session))).toBeLessThan(0.6);
    expect(end(set(session, { prefetch: 8 })).now).toBe(end(session).now);
    expect(end(set(session, { workers: 4 })).now).toBeLessThan(end(session).now - 300);
  });

  it('head-of-line: four batches are loaded and none delivered before batch 0', () => {
    const session = preset('head-of-line');
    const before = session.states.findLast(({ now }) => now < 800);
    expect(before?.reorder).toHaveLength(4);
    expect(before?.delivered).toEqual([]);
    expect(before?.workers.slice(1).every(({ loading }) => loading === null)).toBe(true);
  });

  it('out-of-order: ten batches come before batch 0, only batch 3 comes after it', () => {
    expect(end(preset('out-of-order')).delivered.slice(10)).toEqual([0, 3]);
    expect(end(preset('out-of-order')).now).toBeLessThan(end(preset('head-of-line')).now);
  });

  it('prefetch-memory: 25 batches are held at most, and the run is no shorter than with prefetch 1', () => {
    const session = preset('prefetch-memory');
    const peak = (of: Session) => Math.max(...of.states.map(heldBatches));
    const small = set(session, { prefetch: 1 });
    expect([peak(session), peak(small)]).toEqual([25, 5]);
    expect(end(small).now).toBe(end(session).now);
  });
});
