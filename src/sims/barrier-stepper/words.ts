import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { cityName, itemName, modeNames, positionsName, ranges } from './names.ts';
import { cities, isBlocked } from './state.ts';
import type { City, Copy, Event, Item, State } from './state.ts';

/** What the last step did. */
export function describe(state: State): Words {
  const [lead = '', ...rest] = state.events.flatMap((event) => tellEvent(state, event));
  return [lead, ...rest, ...tellResumed(state), ...tellStored(state)];
}

/** The whole state, for those who do not see the picture. */
export function tellPicture(state: State): string {
  const { counted, last, copy } = state;
  const channels = cities.map((city) => {
    const { queue, held } = state.channels[city];
    const items = [...queue, ...held].map(itemName).join(', ') || 'nothing';
    return `In ${city}’s channel, the next first: ${items}.${isBlocked(state, city) ? ' It is blocked.' : ''}`;
  });
  return [
    ...channels,
    `Counted: ${ranges(counted) || 'nothing'}, in all ${counted.length}.`,
    `Checkpoint ${last.id} is complete.`,
    ...(copy ? [`Checkpoint ${copy.id}: ${ranges(copy.counted) || 'nothing'}.`] : []),
  ].join(' ');
}

function tellEvent(state: State, event: Event): string[] {
  const { counted, copy, last, next } = state;
  switch (event.kind) {
    case 'ready':
      return [`Mode: ${modeNames[state.mode]}.`, `${count(counted.length, 'order')} counted.`];
    case 'mode':
      return [
        `The same steps again, ${modeNames[event.mode]}: ${counted.length} counted.`,
        tellHeld(copy ?? last),
      ];
    case 'sent':
      return tellSent(state, event.city, event.item);
    case 'took':
      return tellTaken(state, event.city, event.item);
    case 'stored':
    case 'resumed':
      return [];
    case 'copied':
      return event.id < next
        ? [`Checkpoint ${event.id} was given up: the copy will not be used.`]
        : [
            `The operator sends barrier ${event.id} on and copies its state: ${count(copy?.counted.length ?? 0, 'order')}.`,
          ];
    case 'finished':
      return event.id < next
        ? []
        : [`All barriers are here: checkpoint ${event.id} can be completed.`];
    case 'aborted':
      return [`The operator is done with checkpoint ${event.id}: it is aborted.`];
    case 'timeout':
      return [`Checkpoint ${event.id} is older than its timeout: barriers overtake now.`];
    case 'given-up':
      return [
        `The coordinator gives up checkpoint ${event.id}.`,
        'Barriers that are on their way stay where they are.',
      ];
    case 'acknowledged':
      return [
        `All tasks have acknowledged: checkpoint ${event.id} is complete.`,
        tellHeld(last),
        `A restart would read on after ${positionsName(last.positions)}.`,
      ];
    case 'crashed':
      return [
        'The job crashes: the count and all channels are gone.',
        `The last complete checkpoint is ${last.id}.`,
      ];
    case 'restarted':
      return [
        `The job restarts: ${counted.length} counted.`,
        tellHeld(last),
        `The sources go on after ${positionsName(last.positions)}.`,
      ];
  }
}

const tellHeld = ({ id, counted, inFlight }: Copy) =>
  `Checkpoint ${id} has ${count(counted.length, 'order')} in the state, ${inFlight.length} in flight.`;

function tellSent(state: State, city: City, item: Item): string[] {
  const name = `${cityName(city)} sends ${itemName(item)}`;
  if (item.kind === 'cancel') return [`${name}: that checkpoint was given up.`];
  if (!state.channels[city].held.includes(item)) return [`${name}.`];
  return [`${name}. It waits behind a barrier.`];
}

function tellTaken(state: State, city: City, item: Item): string[] {
  const { counted, events } = state;
  const name = itemName(item);
  if (item.kind === 'order') {
    const isAgain = counted.filter((order) => order === item.order).length > 1;
    return [`The operator reads ${name}${isAgain ? ' once more' : ''}: ${counted.length} counted.`];
  }
  if (item.kind === 'cancel') return [`The operator reads ${city}’s ${name}.`];
  const isAlone = events.length === 1;
  return [`The operator reads ${city}’s ${name}.`, ...(isAlone ? [tellWait(state, city)] : [])];
}

function tellWait(state: State, city: City): string {
  return isBlocked(state, city)
    ? `${cityName(city)}’s channel is blocked until the other barrier comes.`
    : 'Nothing is blocked.';
}

function tellResumed({ events }: State): string[] {
  const open = events.flatMap((event) => (event.kind === 'resumed' ? [event.city] : []));
  const [first] = open;
  if (first === undefined) return [];
  return [
    open.length > 1 ? 'Both channels are open.' : `${cityName(first)}’s channel is open again.`,
  ];
}

function tellStored({ events, copy }: State): string[] {
  const orders = events.flatMap((event) => (event.kind === 'stored' ? [event.order] : []));
  if (orders.length === 0 || !copy) return [];
  return [`Stored in checkpoint ${copy.id} as in-flight data: ${ranges(orders)}.`];
}
