import { count, formatNumber } from '../../domain/amounts.ts';
import type { Refusal, Request } from './admission.ts';
import { sizeOf, subtaskOfGroup } from './key-groups.ts';
import type { Job, Range } from './key-groups.ts';
import { javaHashCode, keyGroupOf, murmurHash } from './key-hash.ts';
import type { Key, KeyFault } from './key-hash.ts';
import { countKeys } from './load.ts';
import type { Skew } from './load.ts';
import { limits, skewOf } from './model.ts';
import type { State } from './model.ts';

/** The last step in words: first what changed, then where that leaves the busiest subtask. Sentences. */
export function describeEvent(state: State): readonly [lead: string, ...rest: string[]] {
  const { job, traffic, event } = state;
  const skew = skewOf(state);
  const keys = countKeys(traffic);
  switch (event.kind) {
    case 'ready':
      return [
        `Parallelism ${job.parallelism}, ${count(job.maxParallelism, 'key group')}, ${count(keys, 'key')}.`,
        ...describeSkew(state, skew),
      ];
    case 'restored': {
      const { from, groupsMoved, keysMoved, was } = event;
      const rescaled =
        groupsMoved === 0
          ? `Restored at parallelism ${job.parallelism}: every key group keeps its subtask.`
          : `Parallelism ${from.parallelism} → ${job.parallelism}: ${groupsMoved} of ${job.maxParallelism} key groups change their subtask.`;
      const moved =
        groupsMoved === 0
          ? []
          : [`With them moves the state of ${formatNumber(keysMoved)} of ${count(keys, 'key')}.`];
      return [rescaled, ...moved, ...describeSkew(state, skew, was)];
    }
    case 'started': {
      const byDefault = event.request.maxParallelism === null ? ' (not set: Flink’s default)' : '';
      return [
        `New job: parallelism ${job.parallelism}, ${count(job.maxParallelism, 'key group')}${byDefault}.`,
        `No state came along: ${keys === 1 ? 'the key begins' : `all ${formatNumber(keys)} keys begin`} from nothing.`,
        ...describeSkew(state, skew, event.was),
      ];
    }
    case 'refused':
      return [
        ...describeRefusal(event.reason, event.request, job.maxParallelism),
        'The picture shows the job as it was.',
      ];
    case 'key-added':
      return describePlacing(event.key, job);
    case 'key-known':
      return [
        `${keyName(event.key)} is a key already: the same key always lies in the same group.`,
      ];
    case 'keys-full':
      return [
        `This model holds ${limits.keys} named and ${formatNumber(limits.numbered)} numbered keys, no more.`,
      ];
    case 'numbered-added':
      return [
        `${count(event.count, 'key')} more: now ${formatNumber(keys)}.`,
        ...describeSkew(state, skew, event.was),
      ];
    case 'heated':
      return [
        `${keyName(event.key)} ${event.percent === 0 ? 'is a key like the others again.' : `sends ${event.percent} % of the records.`}`,
        ...describeSkew(state, skew, event.was),
      ];
  }
}

/** The way of one key, from its text to its subtask. */
function describePlacing(key: Key, job: Job): [string, string] {
  const code = javaHashCode(key);
  const group = keyGroupOf(key, job.maxParallelism);
  return [
    `${keyName(key)} lies in key group ${group}, which subtask ${subtaskOfGroup(job, group)} owns.`,
    `Its hashCode ${code} becomes ${murmurHash(code)} by murmur; mod ${job.maxParallelism} gives ${group}.`,
  ];
}

/** `was` is the skew before the step. */
function describeSkew(state: State, skew: Skew, was?: Skew): string[] {
  const { job, traffic } = state;
  if (skew.share === 0) return ['There is no key yet.'];
  const now = percent(skew.share);
  const compared =
    was === undefined || was.share === 0
      ? ''
      : percent(was.share) === now
        ? ', as before'
        : ` (before: ${percent(was.share)})`;
  const sentences = [
    `The busiest subtask is ${skew.busiest} with ${now} of the records${compared}: ${times(skew.ratio)} the mean.`,
  ];
  if (skew.idle > 0) {
    const has = skew.idle === 1 ? 'has' : 'have';
    sentences.push(`${skew.idle} of ${count(job.parallelism, 'subtask')} ${has} no key.`);
  }
  const { hot } = traffic;
  if (hot && subtaskOfGroup(job, keyGroupOf(hot.key, job.maxParallelism)) === skew.busiest)
    sentences.push(
      `${keyName(hot.key)} alone sends ${hot.percent} %, and one key stays on one subtask.`,
    );
  return sentences;
}

function describeRefusal(reason: Refusal, request: Request, recorded: number): [string, string] {
  const { parallelism, maxParallelism } = request;
  switch (reason) {
    case 'above-asked-max':
      return [
        `Refused: parallelism ${parallelism} is above the max parallelism ${maxParallelism} that the program sets.`,
        `A subtask owns whole key groups, and there are not enough of them.`,
      ];
    case 'max-mismatch':
      return [
        `Refused: the savepoint has ${count(recorded, 'key group')}, the program sets ${maxParallelism}.`,
        `With another number, keys would fall into other groups than those their state was saved in.`,
      ];
    case 'above-recorded-max':
      return [
        `Refused: parallelism ${parallelism} is above the ${count(recorded, 'key group')} of the savepoint.`,
        `A subtask owns whole groups, and none is left for subtask ${recorded}.`,
      ];
  }
}

export function describeKeyFault(fault: KeyFault, type: Key['type']): string {
  switch (fault) {
    case 'empty':
      return 'Type a key first.';
    case 'too-long':
      return 'Type a shorter key: 40 characters at most.';
    case 'not-whole':
      return 'Type a whole number, or choose the type String.';
    case 'out-of-range':
      return type === 'int'
        ? 'An Integer goes from −2,147,483,648 to 2,147,483,647. Choose Long for more.'
        : 'A Long goes from −2⁶³ to 2⁶³ − 1.';
  }
}

/** How to read the ring. */
export function describeLegend({ before }: State): string {
  const spikes = 'Each spike is one group’s share of the records.';
  return before
    ? `Inside: the ranges before. The line between the rings marks the groups that moved. ${spikes}`
    : `Groups run clockwise from 0 at the top; the number is their subtask. ${spikes}`;
}

/** Both pictures in one sentence, for readers who do not see them. */
export function describePicture(state: State): string {
  const { job, before } = state;
  const skew = skewOf(state);
  return `A ring of ${count(job.maxParallelism, 'key group')}, cut into ${job.parallelism} unbroken ${job.parallelism === 1 ? 'range' : 'ranges'}, one for each subtask.${before ? ` An inner ring shows the ${before.parallelism} ranges before the rescale.` : ''} The busiest subtask has ${percent(skew.share)} of the records.`;
}

export function keyName({ type, text }: Key): string {
  if (type === 'text') return text;
  return `${text} (${type === 'int' ? 'Integer' : 'Long'})`;
}

export function rangeName(range: Range): string {
  return sizeOf(range) === 1 ? `${range.first}` : `${range.first}–${range.last}`;
}

export function percent(share: number): string {
  const hundred = share * 100;
  return `${hundred < 10 ? Number(hundred.toFixed(1)) : Math.round(hundred)} %`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
