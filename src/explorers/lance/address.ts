/** What the page’s address says: which sample, and which version of it. */
export interface Place {
  open: string | null;
  version: number | null;
}

/** Reads the query of an address: `?open=parcels-lance&version=2`. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const version = query.get('version') ?? '';
  return {
    open: query.get('open'),
    version: /^\d{1,15}$/.test(version) ? Number(version) : null,
  };
}

/** The same address with a place in it. A dataset of the reader’s own has no address. */
export function writePlace(address: string, { open, version }: Place): string {
  const url = new URL(address);
  const set = (name: string, value: string | null) => {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  set('open', open);
  set('version', open === null || version === null ? null : String(version));
  return url.href;
}
