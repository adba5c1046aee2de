import { cityName } from './names.ts';
import { cities, isBlocked } from './state.ts';
import type { City, Item, State } from './state.ts';

const HEIGHT = 36;
const STEP = 22;
/** Room in a channel; of more, the next to be read are shown. */
const SHOWN = 8;
const END = 238;
const COUNT = 250;

/** Two sources, their channels, and the operator that reads them. */
export function Channels({ state }: { state: State }) {
  const { counted, running } = state;
  return (
    <>
      {cities.map((city, index) => (
        <Lane key={city} state={state} city={city} y={17 + index * 55} />
      ))}
      <g class={`part t-${running ? 'plain' : 'gone'}`}>
        <rect x={COUNT} y={17} width={89} height={91} rx="3" />
        <text class="s" x={COUNT + 44.5} y={34}>
          count
        </text>
        <text class="m sim-barrier__count" x={COUNT + 44.5} y={60}>
          {running ? counted.length : '✗'}
        </text>
        {cities.map((city, index) => (
          <text key={city} class="s" x={COUNT + 44.5} y={81 + index * 15}>
            {running ? `${city} ${sum(state, city)}` : ''}
          </text>
        ))}
      </g>
    </>
  );
}

const sum = ({ counted }: State, city: City) =>
  counted.filter((order) => order.startsWith(city.charAt(0))).length;

function Lane({ state, city, y }: { state: State; city: City; y: number }) {
  const { position, queue, held } = state.channels[city];
  const items = [...queue, ...held];
  const hidden = Math.max(0, items.length - SHOWN);
  return (
    <g>
      <text class="s" x={1} y={y - 6}>
        {cityName(city)}
      </text>
      <text class="s" x={54} y={y - 6}>
        {hidden > 0 ? `${hidden} more` : ''}
      </text>
      {isBlocked(state, city) && (
        <text class="s sim-barrier__blocked" x={END} y={y - 6} text-anchor="end">
          blocked
        </text>
      )}
      <g class="part t-plain">
        <rect x={1} y={y} width={48} height={HEIGHT} rx="3" />
        <text class="s" x={25} y={y + 22}>
          {`sent ${position}`}
        </text>
      </g>
      <g class="lane">
        <path d={`M54 ${y + HEIGHT}H${END}`} />
      </g>
      {items.slice(0, SHOWN).map((item, index) => (
        <Cell
          key={index}
          item={item}
          isHeld={index >= queue.length}
          x={END - STEP * (index + 1)}
          y={y}
        />
      ))}
    </g>
  );
}

function Cell({ item, isHeld, x, y }: { item: Item; isHeld: boolean; x: number; y: number }) {
  const [tone, sign] = looks[item.kind];
  return (
    <g class={`part t-${isHeld ? 'gone' : tone}`}>
      <rect x={x} y={y + 5} width={20} height={26} rx="2" />
      <text class="s" x={x + 10} y={y + 22}>
        {item.kind === 'order' ? item.order : `${sign}${item.id}`}
      </text>
    </g>
  );
}

const looks = {
  order: ['data', ''],
  barrier: ['accent', '┃'],
  cancel: ['warn', '✗'],
} as const;
