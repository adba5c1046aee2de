import { hashText } from '../hash-text.ts';
import type { Progress } from '../progress/format.ts';

/** Changes with whatever of a reader's progress the day's reviews depend on. */
export function reviewStamp({ attempts, registers }: Progress): number {
  const parts: string[] = [];
  for (const [item, packed] of attempts) parts.push(item, packed);
  for (const [key, { value }] of registers)
    if (/^(read:|passed:|plan$|setting:review-)/.test(key)) parts.push(key, JSON.stringify(value));
  return hashText(parts.join('\n'));
}
