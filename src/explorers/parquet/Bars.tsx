/** Two amounts at one scale: the outer bar light, the inner one dark. For the eye alone. */
export function Bars({ outer, inner, most }: { outer: number; inner: number; most: number }) {
  const width = (amount: number) => (amount === 0 ? 0 : Math.max(1, (amount / most) * WIDTH));
  return (
    <svg class="pq-bars" width={WIDTH} height={14} aria-hidden="true">
      <rect class="pq-bar pq-bar--outer" width={width(outer)} height={14} />
      <rect class="pq-bar" y={3} width={width(inner)} height={8} />
    </svg>
  );
}

const WIDTH = 120;
