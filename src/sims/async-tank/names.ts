import type { Element } from './state.ts';

/** `3` is a record, `W3` the watermark that follows it. */
export const nameOf = ({ kind, of }: Element): string => (kind === 'record' ? `${of}` : `W${of}`);

/** `2, 3, W3 and 4` */
export function listed(elements: readonly Element[]): string {
  const names = elements.map(nameOf);
  const last = names.pop() ?? 'nothing';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}
