const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** `812 bytes`, `14.2 kB`, `1.3 MB`, `2 GB`: powers of 1,000, as disks are sold. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes / 1000;
  let at = 0;
  while (value >= 999.95 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${numbers.format(value)} ${units[at] ?? 'TB'}`;
}
