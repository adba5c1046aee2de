import { describe, expect, it } from 'vitest';
import { bytesOf, lastOf } from '../../../../src/sims/iop-counter/model.ts';
import type { Action } from '../../../../src/sims/iop-counter/model.ts';
import { simulator } from '../../../../src/sims/iop-counter/simulator.ts';

const fetch: Action = { kind: 'fetch' };
const open: Action = { kind: 'open' };
const store = (one: 'groups' | 'pages-1m' | 'pages-64k' | 'pages-8k' | 'lance'): Action => ({
  kind: 'set',
  to: { store: one },
});

/** Reads and bytes of the last call, once a preset has had these actions. */
function last(preset: string, ...actions: readonly Action[]): readonly [number, number] {
  const { state } = actions.reduce(simulator.act, simulator.start(preset));
  const call = lastOf(state);
  if (!call) throw new Error('no call');
  return [call.reads.length, bytesOf(call)];
}

describe('each preset keeps what it promises', () => {
  it('price: cold three reads, warm a chunk; from row groups fewer reads and more bytes', () => {
    expect(last('price', fetch)).toEqual([3, 4_096 + 128 + 4_104]);
    expect(last('price', fetch, fetch)).toEqual([1, 4_104]);
    const [reads, bytes] = last('price', fetch, store('groups'));
    expect(reads).toBe(2);
    expect(bytes).toBeGreaterThan(90_000);
  });

  it('wider: four bytes more a value cost a thirtieth, and a null a byte or some sixty', () => {
    const size = (bytes: number): Action => ({ kind: 'set', to: { size: bytes } });
    const nulls: Action = { kind: 'set', to: { kind: 'nulls' } };
    expect(last('wider', fetch, fetch)).toEqual([1, 8_072]);
    expect(last('wider', fetch, fetch, size(256))).toEqual([1, 256]);
    expect(last('wider', fetch, fetch, size(256), nulls)).toEqual([1, 257]);
    expect(last('wider', fetch, fetch, nulls)).toEqual([1, 8_136]);
  });

  it('labels: the index is read once a program; with one size there is none', () => {
    const [cold, warm] = [last('labels', fetch), last('labels', fetch, fetch)];
    expect(cold[0]).toBe(3);
    expect(cold[1]).toBeGreaterThan(36_000);
    expect(warm[0]).toBe(1);
    expect(warm[1]).toBeLessThan(520);
    expect(last('labels', fetch, open, fetch)).toEqual(cold);
    expect(last('labels', fetch, { kind: 'set', to: { kind: 'fixed' } })).toEqual([2, 4_608]);
  });

  it('pages: smaller ones cost more reads and fewer bytes', () => {
    const sizes = (['pages-1m', 'pages-64k', 'pages-8k'] as const).map((one) =>
      last('pages', fetch, store(one)),
    );
    expect(sizes[0]?.[0]).toBe(9);
    const [reads, bytes] = [sizes.map(([one]) => one), sizes.map(([, one]) => one)];
    expect(reads).toEqual(reads.toSorted((one, other) => one - other));
    expect(bytes).toEqual(bytes.toSorted((one, other) => other - one));
  });

  it('groups: rows from anywhere need all of them, neighbours one', () => {
    const hundred: Action = { kind: 'wish', to: { count: 100 } };
    const near: Action = { kind: 'wish', to: { near: true } };
    const [, one] = last('groups', fetch);
    expect(last('groups', hundred, fetch)[1]).toBeGreaterThan(3.5 * one);
    expect(last('groups', hundred, near, fetch)).toEqual([2, one]);
    expect(last('groups', hundred, near, store('lance'), fetch)).toEqual([2, 4_096 + 51_200]);
  });

  it('store: larger blocks join more ranges, and read what lies between', () => {
    const far: Action = { kind: 'set', to: { block: 64 * 1024 } };
    const [reads, bytes] = last('store', fetch, fetch);
    expect(reads).toBe(88);
    const [fewer, more] = last('store', far, fetch, fetch);
    expect(fewer).toBeLessThan(reads / 3);
    expect(more).toBeGreaterThan(20 * bytes);
  });
});
