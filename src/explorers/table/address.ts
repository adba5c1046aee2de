/** What an address says of the explorer: of a table that the reader brought, nothing can be said. */
export interface Asked {
  /** Id of a published table. */
  open: string | null;
  /** Id of a snapshot. */
  at: string | null;
  /** A file of the chain. */
  file: string | null;
  /** The snapshot to compare with. */
  with: string | null;
}

const keys = ['open', 'at', 'file', 'with'] as const;
/** Ids and paths are far shorter. */
const LONGEST = 1000;

export function readAddress(search: string): Asked {
  const parameters = new URLSearchParams(search);
  const get = (key: (typeof keys)[number]) => {
    const value = parameters.get(key);
    return value === null || value === '' || value.length > LONGEST ? null : value;
  };
  return { open: get('open'), at: get('at'), file: get('file'), with: get('with') };
}

/** The same address with what is shown; other parameters and the fragment stay. */
export function writeAddress(address: string, shown: Asked): string {
  const url = new URL(address);
  for (const key of keys) {
    const value = shown.open === null ? null : shown[key];
    if (value === null) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  return url.href;
}
