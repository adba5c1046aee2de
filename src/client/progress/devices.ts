import { decodeProgress } from '../../domain/progress/decode.ts';
import { encodeProgress } from '../../domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../domain/progress/format.ts';
import { isRecord } from '../../domain/progress/json.ts';
import type { GuardedStorage } from '../storage.ts';

/**
 * Other devices that this one sends progress to, as the reader names them, each in a small key of
 * its own. What a device was sent says what is new to it; it is no part of export or merge.
 */
const PREFIX = 'lakepath.device.';
const LONGEST_NAME = 40;

export interface Device {
  key: string;
  name: string;
  /** All that the reader said arrived there. */
  sent: Progress;
  /** The local day it last did; null before. */
  day: number | null;
}

/** Devices in the order they were named. */
export function listDevices(local: GuardedStorage): Device[] {
  return local
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((key) => ({ key, ...read(local.get(key)) }));
}

/** Names a device; the one of that name where there is one already, null for an empty name. */
export function addDevice(local: GuardedStorage, wanted: string): Device | null {
  const name = wanted.trim().slice(0, LONGEST_NAME);
  if (name === '') return null;
  const devices = listDevices(local);
  const known = devices.find((device) => device.name.toLowerCase() === name.toLowerCase());
  if (known) return known;
  const last = devices.at(-1);
  const device = {
    key: `${PREFIX}${(last ? numberOf(last.key) : 0) + 1}`,
    name,
    sent: EMPTY,
    day: null,
  };
  write(local, device);
  return device;
}

export function removeDevice(local: GuardedStorage, key: string): void {
  local.remove(key);
}

/** Notes what arrived; false where there is no room, and the next transfer brings it again. */
export function noteArrived(
  local: GuardedStorage,
  device: Device,
  sent: Progress,
  day: number,
): boolean {
  return write(local, { ...device, sent, day });
}

function write(local: GuardedStorage, { key, name, sent, day }: Device): boolean {
  return local.set(key, JSON.stringify({ name, day, sent: encodeProgress(sent) })) !== 'full';
}

/** A device of no known past where its entry cannot be read: it is then sent all. */
function read(text: string | null): Omit<Device, 'key'> {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '');
  } catch {
    stored = null;
  }
  const { name, day, sent } = isRecord(stored) ? stored : {};
  const decoded = decodeProgress(typeof sent === 'string' ? sent : null);
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, LONGEST_NAME) : 'Unnamed device',
    sent: decoded.kind === 'ok' ? decoded.progress : EMPTY,
    day: typeof day === 'number' ? day : null,
  };
}

function numberOf(key: string): number {
  return Number(key.slice(PREFIX.length)) || 0;
}
