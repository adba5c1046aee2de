import type { PlanInput } from './input.ts';
import type { PlanCatalog } from './shape.ts';

/** The lane of what no selected qualification asks for, but something planned needs. */
export const GROUNDWORK = '';

/** Qualifications as lanes, and which lane each module is in. */
export interface Lanes {
  /** Selected qualifications in the catalogue's order; `GROUNDWORK` last, where a module is in it. */
  lanes: string[];
  laneOf: (module: string) => string;
}

/** A module is in the lane of the first of its qualifications that is selected. */
export function lanesOf(
  { qualifications, modules }: PlanCatalog,
  input: Pick<PlanInput, 'qualifications'>,
  shown: readonly string[],
): Lanes {
  const selected = qualifications
    .map(({ id }) => id)
    .filter((id) => input.qualifications === 'all' || input.qualifications.includes(id));
  const byModule = new Map(
    modules.map((module) => [
      module.id,
      module.qualifications.find((id) => selected.includes(id)) ?? GROUNDWORK,
    ]),
  );
  const laneOf = (module: string) => byModule.get(module) ?? GROUNDWORK;
  const hasGroundwork = shown.some((module) => laneOf(module) === GROUNDWORK);
  return { lanes: hasGroundwork ? [...selected, GROUNDWORK] : selected, laneOf };
}
