/** A half hour of the day: 21 → `10:30`. */
export const clock = (halfHours: number): string =>
  `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;

/** Half hours of a time as `clock` writes it. */
export function at(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 2 + minutes / 30;
}

/** The ages that a TTL can have, in half hours; 0 is none. */
export const ttls = [0, 2, 4, 12, 24] as const;
