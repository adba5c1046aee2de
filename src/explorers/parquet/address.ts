import { decodeSettings, encodeSettings } from '../../readers/parquet/write/settings.ts';
import type { Settings } from '../../readers/parquet/write/settings.ts';

/** What the page's address says: the sample that is open, what is asked of it, and how a file is written. */
export interface Address {
  open: string | null;
  where: string;
  write: Settings | null;
}

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  return {
    open: query.get('open'),
    where: query.get('where') ?? '',
    write: decodeSettings(query.get('write') ?? ''),
  };
}

/** The same address with some of it changed; what is null or empty is left out. */
export function writeAddress(address: string, change: Partial<Address>): string {
  const url = new URL(address);
  const set = (name: string, value: string | null) => {
    if (value === null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  };
  if (change.open !== undefined) set('open', change.open);
  if (change.where !== undefined) set('where', change.where);
  if (change.write !== undefined) set('write', change.write && encodeSettings(change.write));
  return url.href;
}
