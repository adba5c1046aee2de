import { dotted, recorded } from '../../../../src/sims/recorded.ts';
import type { Recorded } from '../../../../src/sims/recorded.ts';
import type { Preset as FramePreset } from '../../../../src/sims/simulator.ts';
import { SIZE, step } from './model.ts';
import type { Action, State } from './model.ts';

interface Preset extends FramePreset<Recorded<Action, State>, Action> {
  readonly drops: number;
}

const nextDrop = {
  question: 'One more drop: what happens?',
  choices: [
    { text: 'It tips', holds: ({ state }: { state: State }) => state.event === 'tipped' },
    { text: 'It holds', holds: ({ state }: { state: State }) => state.event !== 'tipped' },
  ],
  acts: [{ kind: 'drop' }] as const,
  why: (_: unknown, { state }: { state: State }) =>
    `It held ${String(state.drops)} of ${String(SIZE)} drops.`,
};

const presets: readonly Preset[] = [
  { id: 'empty', title: 'Empty', tryThis: 'Let it tip.', drops: 0, predict: nextDrop },
  { id: 'full', title: 'Full', tryThis: 'Empty it in time.', drops: 3, predict: nextDrop },
];

/** The smallest simulator that the frame takes: CONTRIBUTING.md, "Simulators", walks through its like. */
export const simulator = recorded<Action, State, Preset>({
  title: 'Toy tuner',
  plain: 'See when it tips.',
  parameter: 'toy',
  presets,
  begin: ({ drops }) => ({ drops, tips: 0, event: 'start' }),
  step,
  describe: ({ drops, tips, event }) => [
    event === 'tipped' ? 'It tips.' : `${String(drops)} drops.`,
    `Tipped ${String(tips)} times so far.`,
  ],
  maxSteps: 5,
  ...dotted(
    (action) => (action.kind === 'fill' ? `f${String(action.drops)}` : action.kind.charAt(0)),
    read,
  ),
});

function read(text: string): Action | null {
  if (text === 'd') return { kind: 'drop' };
  if (text === 'e') return { kind: 'empty' };
  return /^f[0-3]$/.test(text) ? { kind: 'fill', drops: Number(text.slice(1)) } : null;
}
