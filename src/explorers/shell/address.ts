/** The address with parameters set, or taken out where they are null; all others, and the fragment, stay. */
export function withQuery(
  address: string,
  change: Readonly<Record<string, string | null>>,
): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/** What the page shows now; nothing is added to the way back. */
export function writeQuery(change: Readonly<Record<string, string | null>>): void {
  history.replaceState(history.state, '', withQuery(location.href, change));
}
