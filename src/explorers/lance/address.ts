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

/** What the address is to say of a place. A dataset of the reader’s own has none. */
export function placeQuery({ open, version }: Place): Record<string, string | null> {
  return { open, version: open === null || version === null ? null : String(version) };
}
