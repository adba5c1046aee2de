import { readPacked } from './attempts.ts';
import {
  EMPTY,
  MAX_AT,
  MAX_EPOCH,
  VERSION,
  type Epoch,
  type Progress,
  type Register,
} from './format.ts';
import { isRecord, isShallow, sortKeys } from './json.ts';
import { compareEpochs, uniteFacts } from './merge.ts';
import { scanBroken } from './scan-broken.ts';

/**
 * What a stored text turned out to be. `absent`: there is none. `ok`: all of it was read.
 * `salvaged`: some parts could not be read, and `lost` says where. `newer`: a later format; nothing
 * is read, and it must not be overwritten. `unreadable`: nothing could be read. After `salvaged`
 * and `unreadable` the text must be set aside before anything is written in its place.
 */
export interface Decoded {
  kind: 'absent' | 'ok' | 'salvaged' | 'newer' | 'unreadable';
  progress: Progress;
  lost: string[];
}

/**
 * Reads what can be read of any text; never throws. Text that is not JSON (cut off, edited by hand)
 * is searched for entries that are whole.
 */
export function decodeProgress(text: string | null): Decoded {
  if (text === null || text === '') return { kind: 'absent', progress: EMPTY, lost: [] };
  const json = parse(text);
  const parsed = readFields(json);
  if (parsed.kind === 'ok' || parsed.kind === 'newer') return parsed;
  // A fault can also hide a part of an object that is still JSON: a misspelt "attempts".
  const found = readFields(scanBroken(text, json !== undefined));
  if (found.kind === 'newer') return found;
  const { lost } = parsed;
  const facts = uniteFacts(parsed.progress, found.progress);
  const isReadable =
    parsed.kind === 'salvaged' ||
    found.kind !== 'unreadable' ||
    facts.attempts.size + facts.registers.size > 0;
  if (!isReadable) return { kind: 'unreadable', progress: EMPTY, lost };
  const epochs = [parsed.progress.epoch, found.progress.epoch].sort(compareEpochs);
  return { kind: 'salvaged', progress: { ...facts, epoch: epochs[1] ?? EMPTY.epoch }, lost };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFields(json: unknown): Decoded {
  if (!isRecord(json))
    return { kind: 'unreadable', progress: EMPTY, lost: ['the text is damaged'] };
  const { version, epoch, attempts, registers, ...rest } = json;
  if (typeof version !== 'object' && Number(version) > VERSION)
    return { kind: 'newer', progress: EMPTY, lost: [] };
  const lost = version === VERSION ? [] : ['version'];
  const progress = {
    epoch: readEpoch(epoch, lost),
    attempts: readMap(attempts, 'attempts', lost, readAttempts),
    registers: readMap(registers, 'registers', lost, readRegister),
    extra: readMap(rest, '', lost, (value) => (isShallow(value) ? sortKeys(value) : undefined)),
  };
  if (lost.length === 0) return { kind: 'ok', progress, lost };
  return { kind: version === VERSION ? 'salvaged' : 'unreadable', progress, lost };
}

function readEpoch(value: unknown, lost: string[]): Epoch {
  const [count, by] = Array.isArray(value) ? (value as unknown[]) : [];
  if (
    typeof count === 'number' &&
    Number.isInteger(count) &&
    count >= 0 &&
    count <= MAX_EPOCH &&
    typeof by === 'string'
  ) {
    return { count, by };
  }
  lost.push('epoch');
  return EMPTY.epoch;
}

function readMap<V>(
  value: unknown,
  name: string,
  lost: string[],
  read: (value: unknown, lose: () => void) => V | undefined,
): Map<string, V> {
  const map = new Map<string, V>();
  if (!isRecord(value)) {
    lost.push(name);
    return map;
  }
  for (const [key, entry] of Object.entries(value)) {
    let complete = true;
    const readable = read(entry, () => (complete = false));
    if (readable !== undefined) map.set(key, readable);
    if (readable === undefined || !complete) lost.push(name ? `${name}: ${key}` : key);
  }
  return map;
}

function readAttempts(value: unknown, lose: () => void): string | undefined {
  if (typeof value !== 'string') return undefined;
  const { packed, whole } = readPacked(value);
  if (!whole) lose();
  return packed === '' ? undefined : packed;
}

function readRegister(value: unknown, lose: () => void): Register | undefined {
  if (!Array.isArray(value) || value.length < 3) return undefined;
  const [at, by, content] = value as unknown[];
  if (!isShallow(content)) return undefined;
  const isTime = typeof at === 'number' && at >= 0 && at <= MAX_AT;
  // The value is worth more than its stamp: without one it stays, and gives way to any later write.
  if (!isTime || typeof by !== 'string') lose();
  return { at: isTime ? at : 0, by: typeof by === 'string' ? by : '', value: content };
}
