export const operators = ['=', '<', '<=', '>', '>=', 'is null', 'is not null'] as const;
export type Operator = (typeof operators)[number];

export function needsValue(operator: Operator): boolean {
  return operator !== 'is null' && operator !== 'is not null';
}
