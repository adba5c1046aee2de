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

/**
 * The median of several runs of `task`, in milliseconds of this thread on a processor: what else runs
 * on the machine does not count, and neither does the collecting of garbage on other threads.
 */
export function medianTime(runs: number, task: () => unknown): number {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  return median(
    Array.from({ length: runs }, () => {
      const start = spent();
      task();
      return spent() - start;
    }),
  );
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
