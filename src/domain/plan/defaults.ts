export const PLAN_DEFAULTS = {
  hoursPerWeek: 6,
  review: 0.2,
  buffer: 0.1,
  pace: 1.3,
  paces: { least: 1, most: 2 },
  weights: { minimum: 3, preferred: 2 },
} as const;
