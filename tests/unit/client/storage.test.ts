import { describe, expect, it } from 'vitest';
import { guardStorage } from '../../../src/client/storage.ts';
import { FakeStorage } from './fake-browser.ts';

describe('guardStorage', () => {
  it('passes through what the browser stores', () => {
    const storage = new FakeStorage();
    const guarded = guardStorage(() => storage);
    expect(guarded.set('a', '1')).toBe('ok');
    expect(guarded.get('a')).toBe('1');
    expect(guarded.keys()).toEqual(['a']);
    guarded.remove('a');
    expect(storage.length).toBe(0);
    expect(guarded.isPersistent).toBe(true);
  });

  it.each<[string, () => Storage | null]>([
    ['absent', () => null],
    [
      'behind a getter that throws',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
    ['blocked', () => Object.assign(new FakeStorage(), { isBlocked: true })],
  ])('holds values in memory where storage is %s', (_, open) => {
    const guarded = guardStorage(open);
    expect(guarded.isPersistent).toBe(false);
    expect(guarded.set('a', '1')).toBe('blocked');
    expect(guarded.get('a')).toBe('1');
    expect(guarded.keys()).toEqual(['a']);
    guarded.remove('a');
    expect(guarded.get('a')).toBeNull();
  });

  it('keeps the old value where the quota is used up', () => {
    const storage = new FakeStorage();
    const guarded = guardStorage(() => storage);
    guarded.set('a', 'old');
    storage.quota = 10;
    expect(guarded.set('a', 'x'.repeat(20))).toBe('full');
    expect(guarded.get('a')).toBe('old');
    expect(guarded.isPersistent).toBe(true);
  });

  it('turns to memory where storage is taken away later', () => {
    const storage = new FakeStorage();
    const guarded = guardStorage(() => storage);
    storage.isBlocked = true;
    expect(guarded.set('a', '1')).toBe('blocked');
    expect(guarded.get('a')).toBe('1');
  });
});
