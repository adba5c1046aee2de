/** What the page’s address says: which sample, which stripe of it, which column. */
export interface Place {
  open: string | null;
  /** From 0. */
  stripe: number;
  /** Column number. */
  column: number | null;
}

/** Reads the query of an address: `?open=parcels-orc&stripe=2&column=4`. Stripes are counted from 1 there. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const number = (name: string) => {
    const text = query.get(name) ?? '';
    return /^\d{1,6}$/.test(text) ? Number(text) : null;
  };
  return {
    open: query.get('open'),
    stripe: Math.max(0, (number('stripe') ?? 1) - 1),
    column: number('column'),
  };
}

/** What the address is to say of a place; what is as by default is left out, and so is all of a file of one’s own. */
export function placeQuery({ open, stripe, column }: Place): Record<string, string | null> {
  return {
    open,
    stripe: open === null || stripe === 0 ? null : String(stripe + 1),
    column: open === null || column === null ? null : String(column),
  };
}
