import type { PlanInput } from './input.ts';

/**
 * Input that cannot be planned. `field` is the input's own name for what is at fault, `catalog` for
 * the catalogue.
 */
export class PlanError extends Error {
  readonly field: keyof PlanInput | 'catalog';
  /** What is wrong, without the field's name. */
  readonly reason: string;
  /** Of a list, the id that is at fault. */
  readonly id: string | null;

  constructor(field: keyof PlanInput | 'catalog', reason: string, id: string | null = null) {
    super(`${field}: ${reason}`);
    this.name = 'PlanError';
    this.field = field;
    this.reason = reason;
    this.id = id;
  }
}
