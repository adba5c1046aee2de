/**
 * What an address asks of one simulator: null where it says nothing about it, `damaged` where `decode`
 * cannot read what it says.
 */
export function readParameter<Session>(
  search: string,
  name: string,
  decode: (text: string) => Session | null,
): Session | 'damaged' | null {
  const text = new URLSearchParams(search).get(name);
  return text === null ? null : (decode(text) ?? 'damaged');
}

/** The same address with a simulator's session in it; other parameters and the fragment stay. */
export function writeParameter(address: string, name: string, text: string): string {
  const url = new URL(address);
  url.searchParams.set(name, text);
  return url.href;
}
