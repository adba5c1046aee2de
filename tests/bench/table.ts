/** One measured figure. With a `limit` it is asserted; without, only reported. */
export interface Figure {
  value: number;
  unit: string;
  limit?: number;
  /** What to compare a reported figure with. */
  aim?: string;
}

/** A line of a table: what was measured, and its figures. */
export interface Row extends Figure {
  what: string;
  /** Further figures of the same thing; a table's title says what they are. */
  more?: readonly Figure[];
}

export const figuresOf = (row: Row): readonly Figure[] => [row, ...(row.more ?? [])];

export const isOver = ({ value, limit }: Figure): boolean => limit !== undefined && value > limit;

export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const row of rows) {
    const figures = figuresOf(row).map((figure) => describe(figure));
    console.log(`  ${row.what.padEnd(width)}${figures.join('')}`.trimEnd());
  }
}

function describe(figure: Figure): string {
  const { value, unit, limit, aim } = figure;
  const text = `${format(value)} ${unit}`.padStart(14);
  if (limit !== undefined)
    return `${text}  ${isOver(figure) ? 'OVER' : '≤'} ${format(limit)} ${unit}`;
  return aim === undefined ? text : `${text}  (${aim})`;
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
