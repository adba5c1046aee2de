const whole = new Intl.NumberFormat('en');
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 1234 → `1,234`, the same on a server and in any browser. */
export function formatNumber(n: number): string {
  return whole.format(n);
}

/** `1 row`, `1,234 rows` */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** `812 bytes`, `14.2 kB`, `1.3 MB`, `2 GB`: powers of 1,000, as disks are sold; kept on one line. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0${bytes === 1 ? 'byte' : 'bytes'}`;
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes / 1000;
  let at = 0;
  while (value >= 999.95 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${oneDigit.format(value)}\u00a0${units[at] ?? 'TB'}`;
}
