import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeSession,
  encodeSession,
  readAddress,
  writeAddress,
} from '../../../../src/sims/lsm-tuner/address.ts';
import { findPreset, presetIds } from '../../../../src/sims/lsm-tuner/presets.ts';
import { act, startSession } from '../../../../src/sims/lsm-tuner/session.ts';
import { anyText } from '../../any-text.ts';
import { anyAction } from './arbitraries.ts';

describe('a session as text', () => {
  test('any session comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presetIds),
        fc.array(anyAction, { maxLength: 30 }),
        (id, actions) => {
          const session = actions.reduce(act, startSession(findPreset(id)));
          const read = decodeSession(encodeSession(session));
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
    const session = actions.reduce(
      (s, kind) => act(s, { kind }),
      startSession(findPreset('size-amp')),
    );
    const set = act(session, { kind: 'set', setting: 'fullEvery', value: 10 });
    expect(encodeSession(act(set, { kind: 'run', flushes: 100 }))).toBe('size-amp.f2cmn10r100');
    expect(encodeSession(startSession(findPreset('trigger-20')))).toBe('trigger-20');
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
    const session = decodeSession(text);
    if (text === 'trigger-5.') expect(session?.actions).toEqual([]);
    else expect(session).toBeNull();
  });

  test('any text is read without throwing', () => {
    const like = fc.stringMatching(/^trigger-5\.[fcmrtsan0-9]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyText(), like), (text) => {
        const session = decodeSession(text);
        expect(session === null || session.state.runs.length >= 0).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.string(), (search) => void readAddress(search)));
  });

  test('other parameters and the fragment stay', () => {
    const session = startSession(findPreset('size-amp'));
    const address = writeAddress('https://x.test/modules/m/?q=1&lsm=old#part', session);
    expect(address).toBe('https://x.test/modules/m/?q=1&lsm=size-amp#part');
    expect(readAddress(new URL(address).search)).toMatchObject({ actions: [] });
    expect(readAddress('?q=1')).toBeNull();
    expect(readAddress('?lsm=%00')).toBe('damaged');
  });
});
