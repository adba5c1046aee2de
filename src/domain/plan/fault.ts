import type { PlanInput } from './input.ts';

/** The input's own name for what is at fault, `catalog` for the catalogue. */
export type FaultyField = keyof PlanInput | 'catalog';

/** What is wrong with a field, as data: whoever shows it says it in words of their own. */
export type PlanFault =
  | { kind: 'none-chosen' }
  /** An id that the catalogue does not have. */
  | { kind: 'stranger'; id: string; of: 'qualification' | 'module' | 'lab' | 'skill' }
  /** Of weights, `id` is the qualification's. What could not be read as a number is `NaN`. */
  | { kind: 'out-of-range'; value: number; least: number; most: number; id?: string }
  /** Not a day of any calendar; empty where none was given. */
  | { kind: 'no-date'; text: string; example: string }
  | { kind: 'other-century'; date: string }
  | { kind: 'not-after-start'; date: string; start: string }
  | { kind: 'too-far'; date: string }
  /** What is kept for review and spare leaves too little time to study. */
  | { kind: 'no-study' }
  /** No module teaches any of the skills. */
  | { kind: 'untaught' }
  /** A catalogue that cannot be planned with: for whoever made it, in words. */
  | { kind: 'catalog'; what: string };

/** How ids and days are written. */
export interface FaultWords {
  /** A qualification's, module's, lab's or skill's name. */
  name: (id: string) => string;
  /** From `YYYY-MM-DD`. */
  day: (iso: string) => string;
}

const plainWords: FaultWords = { name: (id) => `"${id}"`, day: (iso) => iso };

/** What is wrong, as the end of a sentence that begins with the field's name. */
export function sayFault(
  field: FaultyField,
  fault: PlanFault,
  { name, day }: FaultWords = plainWords,
): string {
  switch (fault.kind) {
    case 'none-chosen':
      return 'choose at least one';
    case 'stranger':
      return fault.of === 'skill'
        ? `no qualification has the skill ${name(fault.id)}`
        : `there is no ${fault.of} ${name(fault.id)}`;
    case 'out-of-range': {
      const { value, least, most, id } = fault;
      const unit = field === 'hoursPerWeek' ? ' hours a week' : '';
      const of = id === undefined ? '' : ` for ${name(id)}`;
      const given = Number.isNaN(value) ? '' : `, not ${value}`;
      return `must be between ${least} and ${most}${unit}${of}${given}`;
    }
    case 'no-date':
      return fault.text === ''
        ? 'choose the first day'
        : `"${fault.text}" is not a date; write it like ${day(fault.example)}`;
    case 'other-century':
      return `${day(fault.date)} is not a year of this century`;
    case 'not-after-start':
      return `${day(fault.date)} must come after the start, ${day(fault.start)}`;
    case 'too-far':
      return `${day(fault.date)} is more than five years after the start`;
    case 'no-study':
      return 'what is kept for review and spare leaves less than a tenth of the time to study';
    case 'untaught':
      return 'no module teaches any of these skills';
    case 'catalog':
      return fault.what;
  }
}
