import { count } from '../../domain/amounts.ts';
import { listed } from '../listed.ts';
import type { Words } from '../simulator.ts';
import { secondsOf } from './address.ts';
import { holdersOf, totalsOf, watermarkName, windowName } from './measure.ts';
import { secondOf } from './model.ts';
import { isWaiting } from './source.ts';
import { NONE, OFF, partitions, SECOND } from './state.ts';
import type { Partition, River, Settings, State } from './state.ts';

/** What the last action did, and what comes of it. Sentences. */
export function describe(state: State): Words {
  const { river, event } = state;
  switch (event.kind) {
    case 'start':
      return [`It is ${secondOf(river)} s by the clock.`, tellHolder(river), tellTotals(river)];
    case 'go':
      return tellFlow(river, event.before);
    case 'turn':
      return tellTurn(river, event.before);
    case 'set':
      return [
        `The same ${secondOf(river)} s again: ${tellSettings(state.settings)}.`,
        tellHolder(river),
        tellTotals(river),
      ];
  }
}

function tellFlow(river: River, before: River): Words {
  const passed = secondOf(river) - secondOf(before);
  const fired = river.windows.filter(({ start, results }) => results > resultsOf(before, start));
  const late = totalsOf(river).late - totalsOf(before).late;
  return [
    `${count(passed, 'second')} later, at ${secondOf(river)} s. ${tellHolder(river)}`,
    ...(fired.length > 0 ? [`Fired: ${fired.map(tellWindow).join(', ')}.`] : []),
    ...(late > 0 ? [`Too late, so in no result: ${count(late, 'order')}.`] : []),
    ...tellStill(river),
  ];
}

const resultsOf = ({ windows }: River, start: number) =>
  windows.find((window) => window.start === start)?.results ?? 0;

function tellWindow(window: River['windows'][number]): string {
  const times = window.results > 1 ? `, result ${window.results}` : '';
  return `${windowName(window)} with ${count(window.count, 'order')}${times}`;
}

/** Who decides about the watermark, and where it is. */
export function tellHolder(river: River): string {
  const holders = holdersOf(river);
  if (holders.length === 0)
    return `All are idle: the watermark stays at ${watermarkName(river.watermark)}.`;
  const own = river.splits[holders[0] ?? 0].watermark;
  const who = names(holders);
  if (river.watermark === NONE)
    return `There is no watermark yet: ${who} ${holders.length === 1 ? 'has' : 'have'} none.`;
  return own < river.watermark
    ? `The watermark waits at ${watermarkName(river.watermark)} for ${who}, which woke up behind it.`
    : `The watermark is ${watermarkName(river.watermark)}: ${who} ${holders.length === 1 ? 'has' : 'have'} the lowest.`;
}

/** Who gives no orders, and why. */
function tellStill(river: River): string[] {
  const which = (test: (p: Partition) => boolean) => partitions.filter(test);
  const paused = which((p) => river.splits[p].pausedAt !== null);
  const idle = which((p) => river.splits[p].idle);
  return [
    ...(isWaiting(river)
      ? ['The whole source waits for its next limit.']
      : paused.length > 0
        ? [`Paused by alignment: ${names(paused)}.`]
        : []),
    ...(idle.length > 0 ? [`Idle, so left out: ${names(idle)}.`] : []),
  ];
}

function tellTurn(river: River, before: River): Words {
  const turned = partitions.find((p) => river.splits[p].flows !== before.splits[p].flows) ?? 0;
  return river.splits[turned].flows
    ? [`p${turned} sends again, from where it had stopped.`, tellHolder(river)]
    : [`p${turned} stops sending.`, 'Its orders stay with their producer until it sends again.'];
}

export function tellTotals(river: River): string {
  const { fired, late, waiting } = totalsOf(river);
  return `${fired === 0 ? 'No window has' : `${count(fired, 'window')} ${fired === 1 ? 'has' : 'have'}`} fired; ${count(waiting, 'order')} ${waiting === 1 ? 'waits' : 'wait'} in windows, ${late} came too late.`;
}

function tellSettings({ bound, timeout, lateness, drift }: Settings): string {
  return [
    `bound ${secondsOf(bound)} s`,
    ...(timeout === OFF ? [] : [`idleness ${timeout / SECOND} s`]),
    ...(lateness === 0 ? [] : [`lateness ${lateness / SECOND} s`]),
    ...(drift === OFF ? [] : [`drift ${drift / SECOND} s`]),
  ].join(', ');
}

const names = (which: readonly Partition[]) => listed(which.map((p) => `p${p}`));
