import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../src/sims/address.ts';
import { simulator } from '../../../../src/sims/rescale-ring/simulator.ts';
import { action, preset } from './actions.ts';

const { act, decode: decodeSession, encode: encodeSession, parameter, presets, start } = simulator;

const session = fc
  .tuple(preset, fc.array(action, { maxLength: 12 }))
  .map(([first, actions]) => actions.reduce(act, start(first.id)));

describe('the address', () => {
  it('brings back every session whole', () => {
    fc.assert(
      fc.property(session, (one) => {
        expect(decodeSession(encodeSession(one))).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('needs no escaping, and keeps other parameters and the fragment', () => {
    fc.assert(
      fc.property(session, (one) => {
        const address = writeAddress(simulator, 'https://x.test/m/?a=1&ring=old#part', one);
        expect(address).toBe(`https://x.test/m/?a=1&${parameter}=${encodeSession(one)}#part`);
        expect(readAddress(simulator, new URL(address).search)).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, on any text and on damaged sessions', () => {
    const damaged = fc
      .tuple(session, fc.nat(), fc.string({ maxLength: 3 }))
      .map(([one, at, junk]) => {
        const text = encodeSession(one);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + junk + text.slice(cut + junk.length);
      });
    const nearby = fc
      .tuple(
        fc.constantFrom(...presets.map(({ id }) => id)),
        fc.array(fc.stringMatching(/^[rnkah][\w-]{0,9}$/)),
      )
      .map(([id, steps]) => [id, ...steps].join('.'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), damaged, nearby), (text) => {
        decodeSession(text);
        readAddress(simulator, `?${parameter}=${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['', 'nothing'],
    ['nowhere.r3', 'another preset'],
    ['uneven.r0', 'no subtask'],
    ['uneven.r257', 'more subtasks than the pictures hold'],
    ['uneven.r3-1025', 'more groups than the pictures hold'],
    ['uneven.r3-', 'half a request'],
    ['uneven.ki2147483648', 'a number that is no Integer'],
    ['uneven.kt', 'an empty key'],
    ['uneven.kt_00', 'half an escape'],
    ['uneven.h96-t1', 'too hot'],
    ['uneven.a5001', 'too many keys'],
    ['uneven..r3', 'an empty step'],
    [`uneven${'.r3'.repeat(61)}`, 'too many steps'],
    ['x'.repeat(5000), 'too long'],
  ])('reads %j as damaged: %s', (text) => {
    expect(readAddress(simulator, `?${parameter}=${text}`)).toBe('damaged');
  });

  it('says nothing about pages that do not ask', () => {
    expect(readAddress(simulator, '?lsm=trigger-5')).toBeNull();
  });

  it('stays short', () => {
    const text = encodeSession(
      act(start('max-parallelism'), {
        kind: 'restore',
        request: { parallelism: 3, maxParallelism: 16 },
      }),
    );
    expect(text).toBe('max-parallelism.r3-16');
  });
});
