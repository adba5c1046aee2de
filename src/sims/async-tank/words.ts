import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { waiting } from './input.ts';
import { listed, nameOf } from './names.ts';
import { holderOf } from './queue.ts';
import { measured, recordsOut } from './rate.ts';
import { RECORDS } from './state.ts';
import type { Happening, State } from './state.ts';

/** What the last action did, and then whether input waits. */
export function describe(state: State): Words {
  const [lead, ...rest] = tellAction(state);
  return [lead, ...rest, ...tellInput(state)];
}

function tellAction(state: State): Words {
  switch (state.action) {
    case 'begin':
      return [tellSettings(state)];
    case 'set':
      return ['It begins anew.', tellSettings(state), ...tellEarlier(state)];
    case 'next':
      return tellMoment(state);
    case 'run':
      return tellRun(state);
    case 'checkpoint':
      return tellCheckpoint(state);
    case 'crash':
      return tellRestart(state);
  }
}

/** The settings that matter most. */
export function tellSettings({ settings: { mode, capacity, every, timeout } }: State): string {
  const order = mode === 'ordered' ? 'Ordered' : 'Unordered';
  return `${order}, ${count(capacity, 'place')}, a record every ${every} ms, timeout ${count(timeout, 'ms', 'ms')}.`;
}

function tellMoment(state: State): Words {
  const told = [
    ...say(state, 'replied', (names) => `An answer for ${names}.`),
    ...say(state, 'refused', (names) => `The service fails for ${names}.`),
    ...say(state, 'retried', (names) => `Asked for again: ${names}.`),
    ...say(state, 'timed out', (names) => `Timed out: ${names}.`),
    ...tellFailure(state),
    ...tellHeld(state),
    ...say(state, 'left', (names) => `Out: ${names}.`),
    ...say(state, 'entered', (names) => `Into the queue: ${names}.`),
  ];
  return [`At ${state.now} ms.`, ...told, ...tellStored(state)];
}

/** A barrier that waited outside may get in at this moment. */
const tellStored = ({ last, now }: State): string[] =>
  last?.at === now ? [`The barrier is in. Stored: ${listed(last.elements)}.`] : [];

const elementsOf = ({ happened }: State, kind: Happening['kind']) =>
  happened.filter((each) => each.kind === kind).map(({ element }) => element);

function say(state: State, kind: Happening['kind'], words: (names: string) => string): string[] {
  const elements = elementsOf(state, kind);
  return elements.length > 0 ? [words(listed(elements))] : [];
}

/** What is done now, and must stay. */
function tellHeld({ queue, settings, now }: State): string[] {
  const done = queue.filter(({ element, at }) => element.kind === 'record' && at === now);
  const held = done.filter((entry) => holderOf(queue, settings.mode, entry));
  const [first] = held;
  const holder = first && holderOf(queue, settings.mode, first);
  if (!holder) return [];
  return [`Done, but behind ${nameOf(holder)}: ${listed(held.map(({ element }) => element))}.`];
}

function tellRun(state: State): Words {
  const records = recordsOut(state);
  const calls = state.calls > records ? [`The service got ${state.calls} requests.`] : [];
  return state.failed
    ? [`At ${state.now} ms, after ${count(records, 'record')}.`, ...tellFailure(state)]
    : [
        `At ${state.now} ms all ${RECORDS} records are out: ${measured(state)} a second.`,
        ...calls,
        ...tellEarlier(state),
      ];
}

const tellEarlier = ({ earlier }: State): string[] =>
  earlier ? [`Before: ${count(earlier.records, 'record')} by ${earlier.now} ms.`] : [];

function tellFailure(state: State): string[] {
  if (!state.failed) return [];
  const { kind, element } = state.happened.at(-1) ?? {};
  if (!element) return ['The job has failed.'];
  return [
    kind === 'timed out'
      ? `The job fails: record ${nameOf(element)} has no result in time, and timeout() is not overridden.`
      : `The job fails: the service failed for record ${nameOf(element)}, and no retry is left.`,
  ];
}

function tellCheckpoint({ barrier, last }: State): Words {
  if (barrier !== null)
    return [
      'The barrier comes behind what waits outside.',
      'Until it is in, the checkpoint cannot be stored.',
    ];
  const elements = last?.elements ?? [];
  return elements.length === 0
    ? ['The barrier passes, and the queue is empty.']
    : [
        'The barrier passes, and waits for no answer.',
        `Stored from the queue: ${listed(elements)}.`,
      ];
}

function tellRestart({ last }: State): Words {
  if (!last) return ['The job restarts without a checkpoint, from record 1.'];
  return [
    `The job restarts from the checkpoint of ${last.at} ms.`,
    last.elements.length === 0
      ? 'That stored an empty queue.'
      : `In the queue again, each record with a new request: ${listed(last.elements)}.`,
    'Anything that left after the checkpoint leaves again.',
  ];
}

function tellInput(state: State): string[] {
  const elements = state.failed ? [] : waiting(state);
  return elements.length > 0
    ? [
        `The queue is full: ${count(elements.length, 'element')} wait${elements.length === 1 ? 's' : ''} outside.`,
      ]
    : [];
}
