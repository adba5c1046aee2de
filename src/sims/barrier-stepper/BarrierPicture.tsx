import { Picture } from '../Picture.tsx';
import { Channels } from './Channels.tsx';
import { ranges, positionsName } from './names.ts';
import { OrderCells } from './OrderCells.tsx';
import { isTriggered } from './state.ts';
import type { Copy, State } from './state.ts';
import { tellPicture } from './words.ts';

/** The channels and the operator, its checkpoints, and how often each order is counted. */
export function BarrierPicture({ id, state }: { id: string; state: State }) {
  const { last, copy, next } = state;
  return (
    <Picture id={id} title="Two channels into one operator" desc={tellPicture(state)} height={262}>
      <Channels state={state} />
      <Card x={1} title={`Complete: checkpoint ${last.id}`} tone="meta" copy={last}>
        {`read on after ${positionsName(last.positions)}`}
      </Card>
      <Card
        x={173}
        title={`${copy || isTriggered(state) ? 'On its way' : 'Next'}: checkpoint ${copy?.id ?? next}`}
        tone={copy ? 'commit' : 'gone'}
        copy={copy}
      >
        {copy ? progressOf(copy, next) : ''}
      </Card>
      <OrderCells state={state} y={212} />
    </Picture>
  );
}

function progressOf({ id, finished }: Copy, next: number): string {
  if (id < next) return 'given up';
  return finished ? 'all barriers here' : 'one barrier missing';
}

interface CardProps {
  x: number;
  title: string;
  tone: 'meta' | 'commit' | 'gone';
  copy: Copy | null;
  children: string;
}

/** What a checkpoint holds. */
function Card({ x, title, tone, copy, children }: CardProps) {
  const lines = copy
    ? [
        `state ${ranges(copy.counted) || '–'}`,
        `in flight ${ranges(copy.inFlight) || '–'}`,
        children,
      ]
    : ['', 'no copy taken', ''];
  return (
    <g>
      <text class="s" x={x} y={134}>
        {title}
      </text>
      <g class={`part t-${tone}`}>
        <rect x={x} y={140} width={166} height={51} rx="3" />
        {lines.map((line, index) => (
          <text key={index} class="s" x={x + 83} y={155.5 + index * 15}>
            {line}
          </text>
        ))}
      </g>
    </g>
  );
}
