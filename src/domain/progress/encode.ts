import { VERSION, type Progress } from './format.ts';
import { sortedObject } from './json.ts';

/**
 * The text to store or export. Equal progress gives equal text: keys are sorted, attempts
 * canonical.
 */
export function encodeProgress({ epoch, attempts, registers, extra }: Progress): string {
  return JSON.stringify({
    version: VERSION,
    epoch: [epoch.count, epoch.by],
    attempts: sortedObject(attempts),
    registers: sortedObject(
      [...registers].map(([key, { at, by, value }]) => [key, [at, by, value]]),
    ),
    ...sortedObject(extra),
  });
}
