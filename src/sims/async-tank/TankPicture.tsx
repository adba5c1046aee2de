import { count } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { Cells } from './Cells.tsx';
import type { Cell } from './Cells.tsx';
import { isBlocked, waiting } from './input.ts';
import { listed, nameOf } from './names.ts';
import { Places } from './Places.tsx';
import { measured, recordsOut } from './rate.ts';
import { RECORDS } from './state.ts';
import type { Output, State } from './state.ts';

/** Downwards: what waits outside, the queue, what left, the last checkpoint. */
export function TankPicture({ id, state }: { id: string; state: State }) {
  const { settings, queue, outputs, calls, now, failed } = state;
  return (
    <Picture id={id} title="The operator and its queue" desc={tellPicture(state)} height={263}>
      <Line y={11} left={waiting(state).length > 0 ? 'Waits outside' : 'Nothing waits outside'} />
      {(failed || isBlocked(state)) && (
        <text class="label s sim-tank__blocked" x={339} y={11} text-anchor="end">
          {failed ? 'the job has failed' : 'input is blocked'}
        </text>
      )}
      <Cells y={17} cells={outside(state)} last={false} />
      <Line
        y={56}
        left={`Queue: ${queue.length} of ${count(settings.capacity, 'place')}`}
        right={`${now} ms`}
      />
      <Places state={state} y={62} />
      <Line
        y={177}
        left={`Out: ${recordsOut(state)} of ${RECORDS} records, ${measured(state)} a second`}
        right={count(calls, 'request')}
      />
      <Cells y={183} cells={outputs.map(cellOf)} last />
      <LastCheckpoint state={state} />
    </Picture>
  );
}

function Line({ y, left, right = '' }: { y: number; left: string; right?: string }) {
  return (
    <>
      <text class="label s" x={1} y={y}>
        {left}
      </text>
      <text class="label s" x={339} y={y} text-anchor="end">
        {right}
      </text>
    </>
  );
}

/** Elements in their order, and the barrier where it stands. */
function outside(state: State): Cell[] {
  const cells = waiting(state).map((element): Cell => ({ name: nameOf(element), tone: 'plain' }));
  const { barrier, position } = state;
  return barrier === null
    ? cells
    : cells.toSpliced(barrier - position, 0, { name: '┃', tone: 'accent' });
}

const cellOf = ({ element, at, late }: Output): Cell => ({
  name: `${nameOf(element)}${late ? '*' : ''}`,
  tone: late ? 'warn' : element.kind === 'record' ? 'commit' : 'meta',
  below: `${at}`,
});

function LastCheckpoint({ state: { last } }: { state: State }) {
  return (
    <g class={`part t-${last ? 'meta' : 'gone'}`}>
      <rect x={1} y={236} width={338} height={26} rx="3" />
      <text class="s sim-tank__place" x={170} y={253}>
        {last ? `stored at ${last.at} ms: ${listed(last.elements)}` : 'no checkpoint yet'}
      </text>
    </g>
  );
}

function tellPicture(state: State): string {
  const { queue, outputs } = state;
  return [
    `Outside wait ${listed(waiting(state))}.`,
    `In the queue: ${listed(queue.map(({ element }) => element))}.`,
    `Out: ${listed(outputs.map(({ element }) => element))}.`,
  ].join(' ');
}
