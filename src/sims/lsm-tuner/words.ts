import { count, formatNumber } from '../../domain/amounts.ts';
import { FLUSH_BYTES } from './merge.ts';
import { amplification, measure } from './measure.ts';
import { check, MAX_FLUSHES, nextPick } from './model.ts';
import type { Compaction, State } from './model.ts';
import type { Picked, Rule, RuleCheck, Run } from './pick.ts';
import { defaults } from './settings.ts';
import type { Settings } from './settings.ts';

export const ruleNames: Record<Rule, string> = {
  'size-amp': 'size amplification',
  'size-ratio': 'size ratio',
  'run-count': 'run count',
  full: 'full compaction',
};

export const optionNames: Record<keyof Settings, string> = {
  trigger: 'num-sorted-run.compaction-trigger',
  sizeRatio: 'compaction.size-ratio',
  maxSizeAmp: 'compaction.max-size-amplification-percent',
  fullEvery: 'full-compaction.delta-commits',
};

export function valueInWords(setting: keyof Settings, value: number): string {
  const isDefault = value === defaults[setting] ? ' (default)' : '';
  if (setting === 'trigger') return `${String(value)} runs${isDefault}`;
  if (setting !== 'fullEvery') return `${String(value)} %${isDefault}`;
  if (value === 0) return 'off (default)';
  return value === 1 ? 'every commit' : `every ${String(value)} commits`;
}

/** What differs from the defaults, in few words. */
export function settingsInWords(settings: Settings): string {
  const words = [`trigger ${String(settings.trigger)}`];
  if (settings.sizeRatio !== defaults.sizeRatio)
    words.push(`ratio ${String(settings.sizeRatio)} %`);
  if (settings.maxSizeAmp !== defaults.maxSizeAmp)
    words.push(`size amp. ${String(settings.maxSizeAmp)} %`);
  if (settings.fullEvery > 0) words.push(`full ${valueInWords('fullEvery', settings.fullEvery)}`);
  return words.join(', ');
}

/** Megabytes with one digit after the point, or the wanted number of them. */
export function megabytes(bytes: number, digits = 1): string {
  return (bytes / FLUSH_BYTES).toFixed(digits);
}

/** `L0 ×2, L4 10.0 MB, L5 28.2 MB` */
export function runsInWords(runs: readonly Run[]): string {
  if (runs.length === 0) return 'no run';
  const level0 = runs.filter(({ level }) => level === 0).length;
  const higher = runs.filter(({ level }) => level > 0);
  const words = higher.map(({ level, bytes }) => `L${String(level)} ${megabytes(bytes)} MB`);
  if (level0 > 0) words.unshift(`${count(level0, 'file')} of 1 MB in L0`);
  return words.join(', ');
}

/** What the next compaction would do, for the picture's description and the line above the rules. */
export function pickInWords(state: State): string {
  const pick = nextPick(state);
  if (pick)
    return `${firedInWords(pick)}: the ${count(pick.count, 'newest run')} to L${String(pick.outputLevel)}`;
  return `Nothing to compact: ${whyNothing(check(state), state.settings)}`;
}

/** Which rule fires now, in two or three words. */
export function ruleInWords(state: State): string {
  const pick = nextPick(state);
  return pick ? `${ruleNames[pick.rule]} fires` : 'none fires';
}

export function firedInWords({ rule }: Picked): string {
  return rule === 'full' ? 'A full compaction is due' : `The ${ruleNames[rule]} rule fires`;
}

function whyNothing({ runs, enough }: RuleCheck, { trigger }: Settings): string {
  if (!enough) return `${count(runs, 'run')}, and the trigger is ${String(trigger)}.`;
  return `${count(runs, 'run')} reach the trigger, but no rule's comparison holds.`;
}

function doneInWords({ pick, inputBytes, outputBytes, writtenBytes }: Compaction): string {
  const to = `L${String(pick.outputLevel)}`;
  if (writtenBytes === 0) return `Its single file moved to ${to}; nothing was written.`;
  const saved = inputBytes - outputBytes;
  return (
    `${count(pick.count, 'run')} of ${megabytes(inputBytes)} MB became one of ${megabytes(outputBytes)} MB in ${to}` +
    ` (${ruleNames[pick.rule]}; ${megabytes(saved)} MB of old versions dropped).`
  );
}

/** One or two sentences: what the last step changed. */
export function eventInWords(state: State): string {
  const { event, runs, settings } = state;
  switch (event.kind) {
    case 'start':
      return `${count(state.flushes, 'flush', 'flushes')} so far. ${runsInWords(runs)}.`;
    case 'flush': {
      const before = event.before
        ? `First the compaction that was due: ${doneInWords(event.before)} `
        : '';
      return `${before}Flushed 1 MB to L0. ${pickInWords(state)}${nextPick(state) ? '.' : ''}`;
    }
    case 'compact':
      return event.done ? `Compacted. ${doneInWords(event.done)}` : pickInWords(state);
    case 'run': {
      const fired = Object.entries(event.fired).map(
        ([rule, count]) => `${ruleNames[rule as Rule]} ${String(count)}×`,
      );
      const rules = fired.length === 0 ? 'No rule fired.' : `Fired: ${fired.join(', ')}.`;
      const written = `${megabytes(event.written, 0)} MB written for ${String(event.flushes)} MB flushed.`;
      return `${count(event.flushes, 'flush', 'flushes')}. ${rules} ${written} ${count(runs.length, 'run')} now.`;
    }
    case 'set': {
      const value = valueInWords(event.setting, settings[event.setting]);
      return `${optionNames[event.setting]}: ${value}. The runs stay; the means start anew.`;
    }
    case 'measure': {
      const { write, read, space } = measure(settings);
      const means = `write ${write.toFixed(1)}, read ${read.toFixed(1)}, space ${space.toFixed(2)}`;
      return `Measured ${settingsInWords(settings)}: ${means}. ${verdict(state.measured)}`;
    }
    case 'refused':
      return `This is far enough: at most ${formatNumber(MAX_FLUSHES)} flushes and 400 steps. Step back or start again.`;
  }
}

export const columns = ['write', 'read', 'space'] as const;

/** For each column the rows that are best in it, as the page shows the numbers. */
export function bestRows(
  measured: readonly Settings[],
): Record<(typeof columns)[number], number[]> {
  const rows = measured.map(measure);
  const best = (column: (typeof columns)[number], digits: number) => {
    const values = rows.map((row) => Number(row[column].toFixed(digits)));
    const least = Math.min(...values);
    return values.flatMap((value, index) => (value === least ? [index] : []));
  };
  return { write: best('write', 1), read: best('read', 1), space: best('space', 2) };
}

/** Whether one of the measured settings is best in all three columns. */
export function verdict(measured: readonly Settings[]): string {
  if (measured.length < 2) return 'Measure another setting to compare.';
  const { write, read, space } = bestRows(measured);
  const winner = measured.find(
    (_, row) => write.includes(row) && read.includes(row) && space.includes(row),
  );
  if (!winner) return 'None of the measured settings is best in all three columns.';
  return `So far ${settingsInWords(winner)} is best in all three. Look for one that beats it in a column.`;
}

export function meansInWords(state: State): string {
  const means = amplification(state.totals);
  if (!means) return 'No flush with these settings yet.';
  const flushes = count(state.totals.flushes, 'flush', 'flushes');
  return `Means over ${flushes}: write ${means.write.toFixed(1)}, read ${means.read.toFixed(1)}, space ${means.space.toFixed(2)}.`;
}
