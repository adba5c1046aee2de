import { describe, expect, it } from 'vitest';
import {
  addDevice,
  listDevices,
  noteArrived,
  removeDevice,
} from '../../../src/client/progress/devices.ts';
import { guardStorage } from '../../../src/client/storage.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { EMPTY } from '../../../src/domain/progress/format.ts';
import { FakeStorage } from './fake-browser.ts';

const progress = addAttempt(EMPTY, 'q', { second: 5, offset: 0, kind: 'first', right: true });

describe('devices', () => {
  it('are kept in the order they were named, once each, and what arrived with them', () => {
    const local = guardStorage(() => new FakeStorage());
    for (const name of [' Phone ', 'Tablet', 'phone', '', 'x'.repeat(100)]) addDevice(local, name);
    const names = listDevices(local).map(({ name }) => name);
    expect(names).toEqual(['Phone', 'Tablet', 'x'.repeat(40)]);
    const phone = addDevice(local, 'Phone');
    expect(phone && noteArrived(local, phone, progress, 20_000)).toBe(true);
    expect(listDevices(local)[0]).toMatchObject({ name: 'Phone', sent: progress, day: 20_000 });
    removeDevice(local, phone?.key ?? '');
    expect(listDevices(local).map(({ name }) => name)).toEqual(names.slice(1));
  });

  it('whose entry cannot be read are sent all again', () => {
    const storage = new FakeStorage();
    storage.setItem('lakepath.device.1', 'damaged');
    storage.setItem('lakepath.device.2', '{"name":"Phone","sent":"{\\"version\\":9}","day":"x"}');
    expect(listDevices(guardStorage(() => storage))).toMatchObject([
      { name: 'Unnamed device', sent: EMPTY, day: null },
      { name: 'Phone', sent: EMPTY, day: null },
    ]);
  });

  it('say where there was no room to note what arrived', () => {
    const storage = new FakeStorage();
    const local = guardStorage(() => storage);
    const phone = addDevice(local, 'Phone');
    storage.quota = 10;
    expect(phone && noteArrived(local, phone, progress, 1)).toBe(false);
  });
});
