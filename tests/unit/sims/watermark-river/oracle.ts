import { readFileSync } from 'node:fs';
import { flow, source } from '../../../../src/sims/watermark-river/river.ts';
import { OFF, partitions, SECOND } from '../../../../src/sims/watermark-river/state.ts';
import type {
  River,
  Settings,
  Stream,
  Turn,
  World,
} from '../../../../src/sims/watermark-river/state.ts';

type Case = readonly [world: string, settings: string, turns: string, told: string];

/** What Flink 2.0.0 did: see content/labs/flink-watermarks/oracle/README.md. */
interface Oracle {
  readonly engine: string;
  readonly rules: Readonly<Record<string, number>>;
  readonly cases: readonly Case[];
}

export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/sims/watermark-river.json', import.meta.url), 'utf8'),
) as Oracle;

/** What the model tells of each second of a case. */
export function play([worldText, settingsText, turnsText, told]: Case): string[] {
  const world = readWorld(worldText);
  const settings = readSettings(settingsText);
  const turns = readTurns(turnsText);
  let river = source(settings);
  return told.split('|').map(() => {
    const before = river;
    river = flow(river, world, settings, turns);
    return tell(before, river);
  });
}

function readWorld(text: string): World {
  const [a, b, c] = text.split(';').map((each): Stream => {
    const [every = '', gap = '', delays = ''] = each.split(' ');
    return { every: Number(every), gap: Number(gap), delays: delays.split(',').map(Number) };
  });
  if (!a || !b || !c) throw new Error(`no world: ${text}`);
  return [a, b, c];
}

function readSettings(text: string): Settings {
  const [bound = 0, timeout = 0, lateness = 0, drift = 0] = text
    .split(' ')
    .map((each) => (each === '-1' ? OFF : Number(each) * SECOND));
  return { bound, timeout, lateness, drift };
}

function readTurns(text: string): Turn[] {
  if (text === '') return [];
  return text.split(' ').map((each) => {
    const [second, which] = each.split(':').map(Number);
    const partition = partitions.find((p) => p === which);
    if (second === undefined || partition === undefined) throw new Error(`no turn: ${each}`);
    return { second, partition };
  });
}

/** A second as the oracle tells it, from the river before and after it. */
function tell(before: River, after: River): string {
  const orders = after.orders.slice(before.orders.length).map(({ partition, fate }) => {
    const mark = { counted: '', again: '~', late: '!' }[fate];
    return `${String(partition)}${mark}`;
  });
  const states = partitions.map((p) => {
    const { idle, pausedAt } = after.splits[p];
    return `${idle ? 'i' : ''}${pausedAt === null ? '' : 'p'}`;
  });
  const fired = after.windows
    .filter(({ start, results }) => results > resultsOf(before, start))
    .map(({ start, count, results, firedAt }) => {
      const tenths = ((firedAt ?? 0) % SECOND) / 100;
      const at = results === 1 && tenths > 0 ? `+${String(tenths)}` : '';
      return `${String(start / SECOND)}=${String(count)}x${String(results)}${at}`;
    });
  return [
    orders.join(''),
    after.watermark > before.watermark ? `w${second(after.watermark)}` : '',
    states.join('') === '' ? '' : states.join(','),
    after.idle ? 's' : '',
    after.allowed === OFF ? '' : `m${second(after.allowed)}`,
    fired.join(','),
    `n${String(after.windows.filter(({ deleted }) => !deleted).length)}`,
  ].join(' ');
}

const resultsOf = ({ windows }: River, start: number) =>
  windows.find((window) => window.start === start)?.results ?? 0;

const second = (watermark: number) => String((watermark + 1) / SECOND);
