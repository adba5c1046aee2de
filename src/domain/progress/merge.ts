import { unitePacked } from './attempts.ts';
import type { Epoch, Json, Progress, Register } from './format.ts';
import { compareText, isRecord, sortedObject } from './json.ts';

/** Negative, zero or positive as `a` is below, the same as or above `b`. */
export function compareEpochs(a: Epoch, b: Epoch): number {
  return a.count - b.count || compareText(a.by, b.by);
}

/**
 * What two copies know together. Commutative, associative and idempotent: copies that have seen the
 * same facts, in whatever order, are equal. Of unequal epochs the greater one wins whole.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const order = compareEpochs(a.epoch, b.epoch);
  if (order !== 0) return order > 0 ? a : b;
  return uniteFacts(a, b);
}

/**
 * The facts of both, in the epoch of `a`. Takes in what was made where another epoch, or none, was
 * known.
 */
export function uniteFacts(a: Progress, b: Progress): Progress {
  if (a === b) return a;
  return {
    epoch: a.epoch,
    attempts: uniteMaps(a.attempts, b.attempts, unitePacked),
    registers: uniteMaps(a.registers, b.registers, laterRegister),
    extra: uniteMaps(a.extra, b.extra, uniteJson),
  };
}

/**
 * The one that was written last. Equal stamps happen when a tab is duplicated with its id: then the
 * value decides.
 */
export function laterRegister(a: Register, b: Register): Register {
  const order =
    a.at - b.at ||
    compareText(a.by, b.by) ||
    compareText(JSON.stringify(a.value), JSON.stringify(b.value));
  return order >= 0 ? a : b;
}

function uniteMaps<V>(
  a: ReadonlyMap<string, V>,
  b: ReadonlyMap<string, V>,
  unite: (a: V, b: V) => V,
): Map<string, V> {
  const united = new Map(a);
  for (const [key, value] of b) {
    const other = united.get(key);
    united.set(key, other === undefined ? value : unite(other, value));
  }
  return united;
}

/**
 * Objects field by field, an object above anything else, then the greater JSON text: a join,
 * whatever the field means.
 */
function uniteJson(a: Json, b: Json): Json {
  if (isRecord(a) && isRecord(b)) {
    return sortedObject(
      uniteMaps(new Map(Object.entries(a)), new Map(Object.entries(b)), uniteJson),
    );
  }
  if (isRecord(a) !== isRecord(b)) return isRecord(a) ? a : b;
  return compareText(JSON.stringify(a), JSON.stringify(b)) >= 0 ? a : b;
}
