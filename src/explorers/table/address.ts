/** What the page’s address says: which sample, and where in it. */
export interface Place {
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

export function readPlace(search: string): Place {
  const parameters = new URLSearchParams(search);
  const get = (key: (typeof keys)[number]) => {
    const value = parameters.get(key);
    return value === null || value === '' || value.length > LONGEST ? null : value;
  };
  return { open: get('open'), at: get('at'), file: get('file'), with: get('with') };
}

/** What the address is to say; a table of the reader’s own has none. */
export function placeQuery(shown: Place): Record<string, string | null> {
  return Object.fromEntries(keys.map((key) => [key, shown.open === null ? null : shown[key]]));
}
