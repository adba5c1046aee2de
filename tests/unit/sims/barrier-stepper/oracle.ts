import { readFileSync } from 'node:fs';
import type { Event, Item, Order, State } from '../../../../src/sims/barrier-stepper/state.ts';

/** What Flink 2.0.0 did: see content/labs/flink-checkpoint-barriers/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly (readonly [actions: string, told: string])[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/barrier-stepper.json', import.meta.url), 'utf8'),
) as Oracle;

/** What the oracle tells of one action, from the states before and after it. */
export function tell(before: State, after: State): string {
  if (after === before) return '';
  const words = after.events.map((event) => tellEvent(event, after)).filter((word) => word !== '');
  return `.${words.join(' ')}`;
}

function tellEvent(event: Event, { last }: State): string {
  switch (event.kind) {
    case 'took':
      return itemName(event.item);
    case 'stored':
      return `+${event.order}`;
    case 'copied':
      return `T${String(event.id)}`;
    case 'finished':
      return `F${String(event.id)}`;
    case 'aborted':
      return `A${String(event.id)}`;
    case 'resumed':
      return event.city === 'cairo' ? 'R0' : 'R1';
    case 'acknowledged': {
      const { cairo, delhi } = last.positions;
      return `${list(last.counted)}/${list(last.inFlight)}/${String(cairo)},${String(delhi)}`;
    }
    case 'restarted':
      return list([...event.from.counted, ...event.from.inFlight]);
    default:
      return '';
  }
}

const itemName = (item: Item) =>
  item.kind === 'order' ? item.order : `${item.kind === 'barrier' ? '#' : 'x'}${String(item.id)}`;
const list = (orders: readonly Order[]) => orders.toSorted().join(',');
