import { decodeSettings, encodeSettings } from '../../readers/parquet/write/settings.ts';
import type { Settings } from '../../readers/parquet/write/settings.ts';

/** What the page’s address says besides the sample: what is asked of it, and how a file is written. */
export interface Place {
  where: string;
  write: Settings | null;
}

export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  return { where: query.get('where') ?? '', write: decodeSettings(query.get('write') ?? '') };
}

/** What the address is to say of what changed; what is null or empty is left out. */
export function placeQuery({ where, write }: Partial<Place>): Record<string, string | null> {
  return {
    ...(where !== undefined && { where: where === '' ? null : where }),
    ...(write !== undefined && { write: write && encodeSettings(write) }),
  };
}
