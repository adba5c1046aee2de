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

/** The same address with a place in it; what is as by default is left out. */
export function writePlace(address: string, { open, stripe, column }: Place): string {
  const url = new URL(address);
  const set = (name: string, value: string | null) => {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  set('open', open);
  // A file of the reader’s own has no address.
  set('stripe', open === null || stripe === 0 ? null : String(stripe + 1));
  set('column', open === null || column === null ? null : String(column));
  return url.href;
}
