/** What an input without these fields is planned with; a qualification's weight by its level. */
export const PLAN_DEFAULTS = {
  hoursPerWeek: 6,
  review: 0.2,
  buffer: 0.1,
  pace: 1.3,
  /** Of the modules' minutes: what labs take at most where one a qualification is planned. */
  labShare: 0.25,
  weights: { minimum: 3, preferred: 2 },
} as const;

/** Between what the input's numbers must lie, ends included. */
export const PLAN_LIMITS = {
  hoursPerWeek: { least: 0.5, most: 100 },
  weight: { least: 0.01, most: 100 },
  pace: { least: 1, most: 2 },
  /** Of review, of buffer, and of both together. */
  share: { least: 0, most: 0.9 },
} as const;
