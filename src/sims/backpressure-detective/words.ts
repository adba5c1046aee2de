import { count } from '../../domain/amounts.ts';
import { listed } from '../listed.ts';
import type { Words } from '../simulator.ts';
import { nameOf, percent, whole } from './names.ts';
import { read } from './model.ts';
import { taskNames } from './state.ts';
import type { Action, Settings, State } from './state.ts';
import { copiesIn, measure } from './steady.ts';
import type { Steady } from './steady.ts';

/** What the last action changed, how many orders that lets through, and who is to blame: at the start the reader is to find it. */
export function describe({ settings, last }: State): Words {
  const steady = measure(settings);
  const [rate, culprit] = [tellRate(settings, steady), tellCulprit(settings, steady)];
  const victims = tellVictims(steady);
  if (last) return [tellChange(last.action, last.before), rate, ...culprit, ...victims];
  return [rate, ...(steady.culprit === null ? culprit : victims)];
}

function tellChange(action: Action, before: Settings): string {
  const was = read(before, action);
  switch (action.kind) {
    case 'copies':
      return `Now ${action.task} runs in ${count(action.value, 'copy', 'copies')} (before: ${was}).`;
    case 'cost':
      return `Now ${action.task} takes ${action.value} ms an order (before: ${was} ms).`;
    case 'rate':
      return `Now ${action.value} orders arrive in a second (before: ${was}).`;
    case 'hot':
      return `Now ${action.value} % of the orders have the hot key (before: ${was} %).`;
  }
}

function tellRate({ rate }: Settings, { handled, culprit }: Steady): string {
  return culprit === null
    ? `The job handles all ${rate} orders a second.`
    : `The job handles ${whole(handled)} of ${rate} orders a second, and the lag grows by ${whole(rate - handled)}.`;
}

function tellCulprit(settings: Settings, steady: Steady): string[] {
  const { culprit, subtasks } = steady;
  if (culprit === null) {
    const busiest = subtasks.reduce((most, each) => (each.busy > most.busy ? each : most));
    return [
      `No task holds it back; the busiest is ${nameOf(busiest, settings)} with ${percent(busiest.busy)}.`,
    ];
  }
  const copies = copiesIn(steady, culprit);
  if (copies.some(({ isFull }) => !isFull)) {
    const mean = copies.reduce((sum, { busy }) => sum + busy, 0) / copies.length;
    return [
      `The culprit is ${culprit}: ${culprit} 0 is always busy, and hides in a mean of ${percent(mean)}.`,
    ];
  }
  const who = copies.length === 1 ? 'it is' : `its ${copies.length} copies are`;
  return [
    `The culprit is ${culprit}: ${who} always busy, and not backpressured.`,
    ...(culprit === 'orders' ? ['That is the source, so nothing is backpressured.'] : []),
  ];
}

function tellVictims(steady: Steady): string[] {
  const { culprit } = steady;
  if (culprit === null || culprit === 'orders') return [];
  const victims = taskNames.slice(0, taskNames.indexOf(culprit));
  const parts = victims.map((task) => {
    const [first] = copiesIn(steady, task);
    return `${task} ${percent(first?.backpressured ?? 0)}`;
  });
  const isSkewed = victims.some((task) => copiesIn(steady, task).some(({ isFull }) => !isFull));
  return [
    `Backpressured: ${listed(parts)}.`,
    ...(isSkewed ? ['Only count 0 has a full queue: the rest of count waits for input.'] : []),
  ];
}
