/** How a file is written; each has the values that the page offers, the first of them by default. */
export const choices = {
  rows: [5000, 1000, 20_000],
  order: ['arrival', 'country', 'amount', 'shuffled'],
  countries: [8, 2, 40, 400],
  groupRows: [1000, 250, 2500, 20_000],
  pageBytes: [1024, 256, 4096, 1_048_576],
  codec: ['SNAPPY', 'UNCOMPRESSED', 'GZIP'],
  bloom: ['none', 'country', 'id', 'both'],
  pageIndex: ['yes', 'no'],
  statistics: ['yes', 'no'],
  id: ['auto', 'PLAIN', 'DELTA_BINARY_PACKED', 'RLE_DICTIONARY', 'BYTE_STREAM_SPLIT'],
  country: ['auto', 'PLAIN', 'RLE_DICTIONARY', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'],
  amount: ['auto', 'PLAIN', 'RLE_DICTIONARY', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT'],
  at: ['auto', 'PLAIN', 'RLE_DICTIONARY', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT'],
  note: ['auto', 'PLAIN', 'RLE_DICTIONARY', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'],
} as const;

export type Setting = keyof typeof choices;
export type Settings = { [S in Setting]: (typeof choices)[S][number] };

export const settingNames = Object.keys(choices) as Setting[];

/** Whether a value is one that the page offers for a setting. */
export function isChoice<S extends Setting>(setting: S, value: unknown): value is Settings[S] {
  return (choices[setting] as readonly unknown[]).includes(value);
}

export const defaults: Settings = {
  rows: 5000,
  order: 'arrival',
  countries: 8,
  groupRows: 1000,
  pageBytes: 1024,
  codec: 'SNAPPY',
  bloom: 'none',
  pageIndex: 'yes',
  statistics: 'yes',
  id: 'auto',
  country: 'auto',
  amount: 'auto',
  at: 'auto',
  note: 'auto',
};

/** The same settings with one changed. */
export function withSetting<S extends Setting>(
  settings: Settings,
  setting: S,
  value: Settings[S],
): Settings {
  return { ...settings, [setting]: value };
}

/** `5000.arrival.8.…`: the places of the values in `choices`, for an address. */
export function encodeSettings(settings: Settings): string {
  return settingNames
    .map((name) => (choices[name] as readonly unknown[]).indexOf(settings[name]).toString(36))
    .join('');
}

export function decodeSettings(text: string): Settings | null {
  if (text.length !== settingNames.length) return null;
  let settings = defaults;
  for (const [i, name] of settingNames.entries()) {
    const value: unknown = choices[name][parseInt(text[i] ?? '', 36)];
    if (!isChoice(name, value)) return null;
    settings = withSetting(settings, name, value);
  }
  return settings;
}
