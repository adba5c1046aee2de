import type { Recorded } from '../recorded.ts';
import type { Preset as FramePreset } from '../simulator.ts';
import { totalBytes } from './merge.ts';
import { amplification } from './measure.ts';
import { check, emptyTable, nextPick, runFlushes, step } from './model.ts';
import type { Action, State } from './model.ts';
import type { Rule } from './pick.ts';
import { defaults } from './settings.ts';
import type { Settings } from './settings.ts';
import { count } from '../../domain/amounts.ts';
import { megabytes } from './words.ts';

export type Session = Recorded<Action, State>;

export interface Preset extends FramePreset<Session, Action> {
  readonly settings: Settings;
  /** Flushes into an empty table before the reader begins, each with its compaction. */
  readonly flushes: number;
}

const flush: Action = { kind: 'flush' };
const run100: Action = { kind: 'run', flushes: 100 };

const means = ({ state }: Session) =>
  amplification(state.totals) ?? { write: 1, read: state.runs.length, space: 1 };
const ruleOf = ({ state }: Session) => nextPick(state)?.rule ?? null;
const picked = ({ state }: Session) => nextPick(state)?.count ?? 0;
const fired = ({ state: { event } }: Session, rule: Rule) =>
  event.kind === 'run' ? (event.fired[rule] ?? 0) : 0;
const firedByCount = (after: Session) => fired(after, 'run-count');
/** What a table with the defaults does in the 100 flushes after as many as `state` has seen. */
const asDefaults = (before: Session): Session => ({
  ...before,
  state: runFlushes(runFlushes(emptyTable(defaults), before.state.flushes), 100),
});
/** Bytes that the last compaction wrote, as a share of what the table held before. */
const rewritten = ({ state: { event } }: Session, { state }: Session) =>
  event.kind === 'compact' ? (event.done?.writtenBytes ?? 0) / totalBytes(state.runs) : 0;

export const presets: readonly Preset[] = [
  {
    id: 'trigger-5',
    title: 'Defaults: trigger 5',
    tryThis:
      'Measure other settings, and look for one that is best in all three: write, read and space.',
    settings: defaults,
    flushes: 60,
    predict: {
      question:
        'The trigger goes from 5 to 20, and 100 flushes follow. How do the averages change?',
      choices: [
        {
          text: 'Write and read fall',
          holds: (after, before) =>
            means(after).write < means(before).write && means(after).read < means(before).read,
        },
        {
          text: 'Write falls, read rises',
          holds: (after, before) =>
            means(after).write < means(before).write && means(after).read >= means(before).read,
        },
        {
          text: 'Write rises',
          holds: (after, before) => means(after).write >= means(before).write,
        },
      ],
      acts: [{ kind: 'set', setting: 'trigger', value: 20 }, run100],
      why: (after, before) =>
        `Write went from ${means(before).write.toFixed(1)} to ${means(after).write.toFixed(1)}, read from ${means(before).read.toFixed(1)} to ${means(after).read.toFixed(1)}: each merge costs writes and takes runs away from the scan.`,
    },
  },
  {
    id: 'full-every-commit',
    title: 'Full compaction every commit',
    tryThis:
      'Flush once, compact, and compare the 1 MB that was flushed with what the compaction wrote.',
    settings: { ...defaults, fullEvery: 1 },
    flushes: 60,
    predict: {
      question: 'One more flush of 1 MB, then the compaction: how much does it write?',
      choices: [
        {
          text: 'About 1 MB',
          holds: (after, before) => rewritten(after, before) < 0.25,
        },
        {
          text: 'About half the table',
          holds: (after, before) =>
            rewritten(after, before) >= 0.25 && rewritten(after, before) < 0.75,
        },
        {
          text: 'The whole table',
          holds: (after, before) => rewritten(after, before) >= 0.75,
        },
      ],
      acts: [flush, { kind: 'compact' }],
      why: ({ state: { event } }) =>
        event.kind === 'compact' && event.done
          ? `The compaction read ${count(event.done.pick.count, 'run')} and wrote ${megabytes(event.done.writtenBytes)} MB after a flush of 1 MB.`
          : 'No compaction was due.',
    },
  },
  {
    id: 'trigger-20',
    title: 'Trigger 20: compact rarely',
    tryThis: 'Run 100 flushes: little is written, but count the runs that each scan has to merge.',
    settings: { ...defaults, trigger: 20 },
    flushes: 60,
    predict: {
      question: 'After 100 more flushes, how many runs does a scan merge, on average?',
      choices: [
        { text: 'Fewer than 5', holds: (after) => means(after).read < 5 },
        {
          text: '5 to 8',
          holds: (after) => means(after).read >= 5 && means(after).read < 8.5,
        },
        { text: 'More than 8', holds: (after) => means(after).read >= 8.5 },
      ],
      acts: [run100],
      why: (after) =>
        `The mean is ${means(after).read.toFixed(1)} runs a scan, for ${means(after).write.toFixed(1)} MB written for each MB flushed. Below ${String(after.state.settings.trigger)} runs no rule is asked.`,
    },
  },
  {
    id: 'size-amp',
    title: 'Just before: size amplification',
    tryThis: 'Add up the runs above the oldest one, and compare them with twice the oldest.',
    settings: defaults,
    flushes: 14,
    predict: {
      question: 'Flush 1 MB more. Which rule fires then?',
      choices: [
        { text: 'None', holds: (after) => ruleOf(after) === null },
        { text: 'Size amplification', holds: (after) => ruleOf(after) === 'size-amp' },
        {
          text: 'Another one',
          holds: (after) => !([null, 'size-amp'] as const).some((rule) => rule === ruleOf(after)),
        },
      ],
      acts: [flush],
      why: ({ state }) => {
        const { sizeAmp } = check(state);
        if (!sizeAmp) return `With ${count(state.runs.length, 'run')} the rule is not asked.`;
        return `The newer runs hold ${megabytes(sizeAmp.newer)} MB, and the rule allows ${String(state.settings.maxSizeAmp)} % of the oldest: ${megabytes((sizeAmp.oldest * state.settings.maxSizeAmp) / 100)} MB.`;
      },
    },
  },
  {
    id: 'size-ratio',
    title: 'Just before: size ratio',
    tryThis: 'Follow the walk from the newest run to older ones: it stops before a larger run.',
    settings: defaults,
    flushes: 25,
    predict: {
      question: 'Flush 1 MB more. How many of the 6 runs does the next merge take?',
      choices: [
        { text: 'Two or three', holds: (after) => picked(after) <= 3 },
        {
          text: 'Four or five',
          holds: (after) => picked(after) > 3 && picked(after) < after.state.runs.length,
        },
        {
          text: 'All of them',
          holds: (after) => picked(after) > 3 && picked(after) === after.state.runs.length,
        },
      ],
      acts: [flush],
      why: ({ state }) => {
        const last = check(state).sizeRatio?.steps.at(-1);
        if (!last) return `With ${count(state.runs.length, 'run')} the rule is not asked.`;
        return last.taken
          ? `Even the oldest run, ${megabytes(last.next)} MB, is no larger than all before it, ${megabytes(last.candidate)} MB.`
          : `The walk takes runs while the next is no larger than all before it. It holds ${megabytes(last.candidate)} MB and stops before ${megabytes(last.next)} MB.`;
      },
    },
  },
  {
    id: 'full-every-50',
    title: 'Full compaction every 50 commits',
    tryThis: 'Compare with the defaults: more full compactions, and yet fewer bytes written.',
    settings: { ...defaults, fullEvery: 50 },
    flushes: 50,
    predict: {
      question:
        '100 flushes follow, two of them with a full compaction. How often does the rule of the run count fire?',
      choices: [
        {
          text: 'More than with defaults',
          holds: (after, before) => firedByCount(after) > firedByCount(asDefaults(before)),
        },
        {
          text: 'As often as with defaults',
          holds: (after, before) => firedByCount(after) === firedByCount(asDefaults(before)),
        },
        {
          text: 'Less than with defaults',
          holds: (after, before) => firedByCount(after) < firedByCount(asDefaults(before)),
        },
      ],
      acts: [run100],
      why: (after, before) =>
        `It fired ${count(firedByCount(after), 'time')}, and ${count(firedByCount(asDefaults(before)), 'time')} with the defaults: full compactions empty the middle levels, which this rule would merge.`,
    },
  },
  {
    id: 'trigger-2',
    title: 'Trigger 2: compact at once',
    tryThis: 'A scan merges two runs at most. Count what that writes for each MB flushed.',
    settings: { ...defaults, trigger: 2 },
    flushes: 60,
    predict: {
      question: '100 flushes of 1 MB follow. How much is written for each of them, on average?',
      choices: [
        { text: 'Less than 5 MB', holds: (after) => means(after).write < 5 },
        {
          text: '5 to 10 MB',
          holds: (after) => means(after).write >= 5 && means(after).write <= 10,
        },
        { text: 'More than 10 MB', holds: (after) => means(after).write > 10 },
      ],
      acts: [run100],
      why: (after) =>
        `The mean is ${means(after).write.toFixed(1)} MB: nearly each flush is merged at once with the medium run beside it.`,
    },
  },
  {
    id: 'size-amp-20',
    title: 'Size amplification: 20 %',
    tryThis: 'Little dead data: find the column of the means that pays for it.',
    settings: { ...defaults, maxSizeAmp: 20 },
    flushes: 50,
    predict: {
      question: '100 flushes follow. How often does size amplification merge the whole table?',
      choices: [
        { text: 'Once or twice', holds: (after) => fired(after, 'size-amp') <= 2 },
        {
          text: '5 to 20 times',
          holds: (after) => fired(after, 'size-amp') >= 5 && fired(after, 'size-amp') <= 20,
        },
        { text: 'After most flushes', holds: (after) => fired(after, 'size-amp') > 50 },
      ],
      acts: [run100],
      why: (after) =>
        `${count(fired(after, 'size-amp'), 'time')}: whenever the newer runs hold over 20 % of the oldest one.`,
    },
  },
];

/** The state a preset begins with. The defaults are measured too, so that there is something to compare with. */
export function presetState({ settings, flushes }: Preset): State {
  let state = emptyTable(settings);
  for (let i = 0; i < flushes; i++) state = step(step(state, flush), { kind: 'compact' });
  const measured = step(emptyTable(defaults), { kind: 'measure' }).measured;
  const compared = step({ ...state, measured }, { kind: 'measure' });
  return { ...compared, event: { kind: 'start' } };
}
