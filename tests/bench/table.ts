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

/** The clock of a thread moves in steps of some milliseconds: a shorter task is measured in batches. */
const LEAST = 20;

/**
 * The median of several runs of `task`, in milliseconds of this thread on a processor: what else runs
 * on the machine does not count, and neither does the collecting of garbage on other threads.
 */
export function medianTime(runs: number, task: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = spent();
    let count = 0;
    do {
      task();
      count++;
    } while (spent() - start < LEAST);
    return (spent() - start) / count;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
