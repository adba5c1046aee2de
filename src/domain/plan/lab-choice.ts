/**
 * Which labs are planned. `one`: at most one for each selected qualification, of at most a quarter of
 * the modules' minutes together; see `choose-labs.ts`. `all`: each that has a place.
 */
export const LAB_CHOICES = ['none', 'one', 'all'] as const;

export type LabChoice = (typeof LAB_CHOICES)[number];

/** What an input says of labs. One of before the choice says it by `labs`: all of them, or none. */
export function labChoiceOf({
  labChoice,
  labs,
}: {
  labChoice?: LabChoice;
  labs?: boolean;
}): LabChoice {
  return labChoice ?? (labs ? 'all' : 'none');
}

export function isLabChoice(value: unknown): value is LabChoice {
  return LAB_CHOICES.some((choice) => choice === value);
}
