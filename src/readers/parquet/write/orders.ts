/** An order, as the page's own file holds them. */
export interface Order {
  id: number;
  country: string;
  /** Of money; two digits behind the point. */
  cents: number;
  /** Microseconds from 1970, UTC. */
  at: bigint;
  note: string | null;
}

const COUNTRIES =
  'DE FR IN US BR JP AT NO KE PL IT ES SE FI PT GR IE BE NL DK CZ HU RO BG HR TR EG MA ZA NG GH ID VN TH MY PH AU NZ CA MX'.split(
    ' ',
  );

const NOTES = [
  'Leave it at the door of flat',
  'Ring twice, then call extension',
  'Please deliver before noon to gate',
  'Hand it to the neighbour at number',
];

/** 2026-03-01T00:00:00Z */
const START = 1_772_323_200_000_000n;

/** Numbers from 0 up to 1, from a seed (mulberry32): the same on every machine. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Orders as they arrive: ids count up, time goes on, a few countries order most, two of three have no note.
 *
 * @param countries how many different ones there are at most
 */
export function makeOrders(count: number, countries: number, seed = 1): Order[] {
  const roll = dice(seed);
  const orders: Order[] = [];
  let at = START;
  for (let id = 1; id <= count; id++) {
    at += BigInt(Math.floor(5e6 + roll() * 55e6));
    // Squaring favours the first countries.
    const place = Math.floor(roll() ** 2 * countries);
    const code = COUNTRIES[place % COUNTRIES.length] ?? 'DE';
    const region = Math.floor(place / COUNTRIES.length);
    orders.push({
      id,
      country: region === 0 ? code : `${code}-${String(region)}`,
      cents: Math.floor(50 + 60_000 * roll() ** 3),
      at,
      note:
        roll() < 1 / 3
          ? `${NOTES[Math.floor(roll() * NOTES.length)] ?? ''} ${String(Math.floor(roll() * 400))}`
          : null,
    });
  }
  return orders;
}

/** The same orders as they would lie in a table: sorted, or in no order at all. */
export function arrange(
  orders: readonly Order[],
  order: 'arrival' | 'country' | 'amount' | 'shuffled',
): Order[] {
  const arranged = [...orders];
  switch (order) {
    case 'country':
      return arranged.sort((a, b) =>
        a.country === b.country ? a.id - b.id : a.country < b.country ? -1 : 1,
      );
    case 'amount':
      return arranged.sort((a, b) => a.cents - b.cents || a.id - b.id);
    case 'shuffled': {
      const roll = dice(2);
      for (let i = arranged.length - 1; i > 0; i--) {
        const j = Math.floor(roll() * (i + 1));
        const [a, b] = [arranged[i], arranged[j]];
        if (a && b) [arranged[i], arranged[j]] = [b, a];
      }
      return arranged;
    }
    case 'arrival':
      return arranged;
  }
}
