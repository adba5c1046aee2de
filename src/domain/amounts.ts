/**
 * 1234 → `1,234`, the same on a server and in any browser; at most three digits after the point.
 */
export function formatNumber(n: number): string {
  // By hand: a page's first `Intl.NumberFormat` takes a slow phone as long as all else that it does.
  const [whole = '', fraction] = String(Number.isInteger(n) ? n : toThousandths(n)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `1 row`, `1,234 rows` */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** `812 bytes`, `14.2 kB`, `1.3 MB`, `2 GB`: powers of 1,000, as disks are sold; kept on one line. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0${bytes === 1 ? 'byte' : 'bytes'}`;
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  let tenth = 100;
  let at = 0;
  while (Math.round(bytes / tenth) > 9_999 && at < units.length - 1) {
    tenth *= 1000;
    at += 1;
  }
  return `${formatNumber(Math.round(bytes / tenth) / 10)}\u00a0${units[at] ?? 'TB'}`;
}

/** Rounded in decimal digits: times 1,000 a large fraction would be another number. */
function toThousandths(n: number): number {
  return Math.abs(n) < 0.0005 ? 0 : Math.round(Number(`${n}e3`)) / 1000;
}
