import { count as counted } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { RANKS } from './loaders.ts';
import { checkpointOf, count, isEnded, isOrderKept, job, lastStep } from './model.ts';
import type { Settings, State } from './model.ts';

/** The last step: who trained on what, or what a crash took. */
export function describe(state: State): Words {
  const { event, step, isResumed, more } = state;
  switch (event) {
    case 'start':
      return [
        dealt(state.settings),
        `Each rank trains on ${job.batch} a step. A checkpoint follows every second step.`,
      ];
    case 'trained':
    case 'ended': {
      if (isResumed && more === 0)
        return [crash(state), 'No rank has a step left.', ...verdict(state)];
      const number = isResumed ? checkpointOf(state) + more : step;
      const each = lastStep(state).map(
        (rows, rank) => `rank ${rank} has ${rows.join(' ') || 'none'}`,
      );
      const after = isEnded(state) ? verdict(state) : saved(state);
      return [`Step ${number}: ${each.join(', ')}.`, ...after];
    }
    case 'crashed':
      return [crash(state), ruleInWords(state.settings)];
    case 'set':
      return [ruleInWords(state.settings), ...(isResumed && isEnded(state) ? verdict(state) : [])];
    case 'done':
      return ['The epoch has ended.', ...verdict(state)];
  }
}

/** Whose parcels are whose, before the crash. */
const dealt = ({ kind }: Settings): string =>
  kind === 'indices'
    ? `${counted(job.rows, 'parcel')}: each of ${RANKS} ranks takes every second place.`
    : `${counted(job.rows, 'parcel')} in shards of ${job.shard}: each of ${RANKS} ranks reads every second shard.`;

function crash(state: State): string {
  const [at, from] = [state.step, checkpointOf(state)];
  const undone = at === from ? 'nothing is undone' : `${counted(at - from, 'step')} undone`;
  return from === 0
    ? `Crash after step ${at}: there is no checkpoint yet, and the job begins anew.`
    : `Crash after step ${at}: the weights are those of step ${from}, ${undone}.`;
}

const saved = (state: State): readonly string[] =>
  !state.isResumed && checkpointOf(state) === state.step ? ['Its checkpoint is saved.'] : [];

/** What an epoch was worth in the end. */
function verdict(state: State): readonly string[] {
  if (!state.isResumed) return ['The epoch has ended without a crash.'];
  const { never, twice } = count(state);
  if (never === 0 && twice === 0)
    return [
      'Every parcel is in the weights once.',
      isOrderKept(state)
        ? 'Each step has what it would have had without a crash.'
        : 'Not every step has what it would have had without a crash.',
    ];
  const faults = [
    ...(never > 0 ? [`${counted(never, 'parcel')} never trained`] : []),
    ...(twice > 0 ? [`${counted(twice, 'parcel')} trained twice`] : []),
  ];
  return [`At the end of the epoch: ${faults.join(', ')}.`];
}

/** What a resume does with what was saved, in a sentence. */
export function ruleInWords(settings: Settings): string {
  if (settings.kind === 'indices') {
    switch (settings.saved) {
      case 'epoch':
        return 'Only the epoch is known: each rank begins it anew.';
      case 'read':
        return 'Each rank skips as many places as one old rank had read, trained or not.';
      case 'rank':
        return 'Each rank skips as many places as one old rank had trained.';
      case 'all':
        return 'All that was trained, divided by the new ranks: so many places each rank skips.';
    }
  }
  switch (settings.saved) {
    case 'nothing':
      return 'The reader saves nothing: the loader draws from the start again, and throws away what was trained.';
    case 'position':
      return 'Each reader goes on in its shards where it was, with an empty buffer and new dice.';
    case 'buffer':
      return 'Each reader goes on where it was, with its buffer and new dice.';
    case 'dice':
      return 'Each reader goes on where it was, with its buffer and its dice.';
    case 'rank0':
      return 'Rank 0 has saved its reader, and both ranks go on with that state.';
  }
}
