import type { Simulator } from './simulator.ts';

/** What an address asks of a simulator: null where it says nothing about it, `damaged` where it cannot be read. */
export function readAddress<Session, Action>(
  { parameter, decode }: Simulator<Session, Action>,
  search: string,
): Session | 'damaged' | null {
  const text = new URLSearchParams(search).get(parameter);
  return text === null ? null : (decode(text) ?? 'damaged');
}

/** The same address with a simulator's session in it; other parameters and the fragment stay. */
export function writeAddress<Session, Action>(
  { parameter, encode }: Simulator<Session, Action>,
  address: string,
  session: Session,
): string {
  const url = new URL(address);
  url.searchParams.set(parameter, encode(session));
  return url.href;
}
