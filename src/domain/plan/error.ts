import { sayFault, type FaultyField, type PlanFault } from './fault.ts';

/** Input that cannot be planned; the message says so with ids. */
export class PlanError extends Error {
  readonly field: FaultyField;
  readonly fault: PlanFault;

  constructor(field: FaultyField, fault: PlanFault) {
    super(`${field}: ${sayFault(field, fault)}`);
    this.name = 'PlanError';
    this.field = field;
    this.fault = fault;
  }
}
