import { cities, ORDERS, orderOf, ordersIn } from './state.ts';
import type { Order, State } from './state.ts';

const STEP = 28.25;
const all = cities.flatMap((city) =>
  Array.from({ length: ORDERS }, (_, index) => orderOf(city, index + 1)),
);

/** One cell an order: how often it is counted, or that it is on its way. */
export function OrderCells({ state, y }: { state: State; y: number }) {
  return (
    <g>
      <text class="s" x={1} y={y}>
        Each order: how often it is counted
      </text>
      {all.map((order, index) => {
        const [tone, sign] = lookOf(state, order);
        const x = 1 + index * STEP;
        return (
          <g key={order} class={`part t-${tone}`}>
            <rect x={x} y={y + 7} width={26.5} height={34} rx="2" />
            <text class="s" x={x + 13.25} y={y + 21}>
              {order}
            </text>
            <text class="s" x={x + 13.25} y={y + 35}>
              {sign}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function lookOf({ counted, channels }: State, order: Order): readonly [tone: string, sign: string] {
  const times = counted.filter((each) => each === order).length;
  if (times > 0) return [times > 1 ? 'warn' : 'commit', `${times}×`];
  const isMoving = cities.some((city) => {
    const { queue, held } = channels[city];
    return ordersIn([...queue, ...held]).includes(order);
  });
  return isMoving ? ['data', '…'] : ['plain', ''];
}
