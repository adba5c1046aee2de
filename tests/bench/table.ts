/** One measured figure. With a `limit` it is asserted; without, only reported. */
export interface Row {
  what: string;
  value: number;
  unit: string;
  limit?: number;
  /** What to compare a reported figure with. */
  aim?: string;
}

export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, value, unit, limit, aim } of rows) {
    const figure = `${format(value)} ${unit}`.padStart(14);
    const verdict =
      limit === undefined
        ? aim === undefined
          ? ''
          : `  (${aim})`
        : value <= limit
          ? `  ≤ ${format(limit)} ${unit}`
          : `  OVER ${format(limit)} ${unit}`;
    console.log(`  ${what.padEnd(width)}${figure}${verdict}`);
  }
}

const format = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** The median of several runs of `task`, in milliseconds. */
export function medianTime(runs: number, task: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}
