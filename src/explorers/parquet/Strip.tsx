import type { ByteRange } from '../../readers/source.ts';

interface Props {
  /** Of the whole strip, in what the ranges count. */
  width: number;
  /** What is there; all of the strip where it is left out. */
  there?: readonly ByteRange[];
  /** What of it is read. */
  read: readonly ByteRange[];
  isSmall?: boolean;
}

const WIDTH = 1000;

/** Rows or bytes from left to right; those that are read are filled. For the eye alone. */
export function Strip({ width, there, read, isSmall = false }: Props) {
  const scale = WIDTH / Math.max(1, width);
  const height = isSmall ? 10 : 14;
  const draw = (name: string, ranges: readonly ByteRange[], inset: number) =>
    ranges.map(({ start, end }) => (
      <rect
        key={start}
        class={name}
        x={start * scale + inset}
        y={inset}
        width={Math.max(1, (end - start) * scale - 2 * inset)}
        height={height - 2 * inset}
      />
    ));
  return (
    <svg
      class={`pq-strip ${isSmall ? 'pq-strip--small' : ''}`}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {draw('pq-strip__there', there ?? [{ start: 0, end: width }], 0.5)}
      {draw('pq-strip__read', read, 1)}
    </svg>
  );
}
