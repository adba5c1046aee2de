import { expect, it } from 'vitest';
import { recordAttempt, $storageStatus, initProgress } from '../../../src/client/progress/store.ts';

it('the store can be imported where there is no window, as when islands are rendered at build time', async () => {
  expect(typeof window).toBe('undefined');
  const close = initProgress();
  expect($storageStatus.get().kind).toBe('blocked');
  expect(await recordAttempt('q', true, 'first')).toBe('kept');
  close();
});
