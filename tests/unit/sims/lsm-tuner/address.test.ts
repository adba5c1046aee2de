import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../../src/sims/address.ts';
import { simulator } from '../../../../src/sims/lsm-tuner/simulator.ts';
import { anyText } from '../../any-text.ts';
import { anyAction } from './arbitraries.ts';

const { act, decode, encode, presets, start } = simulator;

describe('a session as text', () => {
  test('any session comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets.map(({ id }) => id)),
        fc.array(anyAction, { maxLength: 30 }),
        (id, actions) => {
          const session = actions.reduce(act, start(id));
          const read = decode(encode(session));
          expect(read?.actions).toEqual(session.actions);
          expect(read?.state.runs).toEqual(session.state.runs);
          expect(read?.state.totals).toEqual(session.state.totals);
          expect(read?.state.measured).toEqual(session.state.measured);
        },
      ),
    );
  });

  test('it is short and stays the same for ever', () => {
    const actions = ['flush', 'flush', 'compact', 'measure'] as const;
    const session = actions.reduce((s, kind) => act(s, { kind }), start('size-amp'));
    const set = act(session, { kind: 'set', setting: 'fullEvery', value: 10 });
    expect(encode(act(set, { kind: 'run', flushes: 100 }))).toBe('size-amp.f2cmn10r100');
    expect(encode(start('trigger-20'))).toBe('trigger-20');
  });

  test.each([
    '',
    'nonsense',
    'trigger-5.',
    'trigger-5.x',
    'trigger-5.f.f',
    'trigger-5.t1',
    'trigger-5.t',
    'trigger-5.r11',
    'trigger-5.c2',
    'trigger-5.f999',
    'trigger-5.' + 'r100'.repeat(120),
    'trigger-5.' + 'fc'.repeat(5_000),
  ])('damaged text is refused, or read as nothing done: %s', (text) => {
    const session = decode(text);
    if (text === 'trigger-5.') expect(session?.actions).toEqual([]);
    else expect(session).toBeNull();
  });

  test('any text is read without throwing', () => {
    const like = fc.stringMatching(/^trigger-5\.[fcmrtsan0-9]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyText(), like), (text) => {
        const session = decode(text);
        expect(session === null || session.state.runs.length >= 0).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.string(), (search) => void readAddress(simulator, search)));
  });

  test('other parameters and the fragment stay', () => {
    const session = start('size-amp');
    const address = writeAddress(simulator, 'https://x.test/modules/m/?q=1&lsm=old#part', session);
    expect(address).toBe('https://x.test/modules/m/?q=1&lsm=size-amp#part');
    expect(readAddress(simulator, new URL(address).search)).toMatchObject({ actions: [] });
    expect(readAddress(simulator, '?q=1')).toBeNull();
    expect(readAddress(simulator, '?lsm=%00')).toBe('damaged');
  });
});
