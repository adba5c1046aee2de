import { formatNumber } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { joined } from '../units.ts';
import { idleBefore, MOST, paceOf } from './model.ts';
import type { Pace, State } from './model.ts';
import type { Stage } from './pipeline.ts';

export function describe(state: State): Words {
  const { event, trained, setting } = state;
  switch (event.kind) {
    case 'start':
      return [
        joined(
          `${setting.workers === 1 ? 'One worker prepares' : `${setting.workers} workers prepare`} batches; a step takes ${setting.step} ms. Nothing is trained yet.`,
        ),
      ];
    case 'trained':
      return [stepInWords(state)];
    case 'ended':
      return [`All ${MOST} steps are trained. Reset, or change a setting.`];
    case 'set':
      if (trained === 0) return ['Nothing is trained yet.'];
      return [joined(`Now ${paceInWords(paceOf(state))}; before ${paceInWords(event.before)}.`)];
  }
}

const rounded = (milliseconds: number): string => `${formatNumber(Math.round(milliseconds))} ms`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

const paceInWords = ({ period, busy }: Pace): string =>
  `a batch every ${rounded(period)}, the device busy ${percent(busy)}`;

/** The last trained step: who made its batch, and who waited. */
function stepInWords({ batches, trained, setting }: State): string {
  const batch = batches[trained - 1];
  if (!batch) return 'Nothing is trained yet.';
  const idle = idleBefore(batches, trained - 1);
  const wait = batch.next.to - batch.next.from;
  const device =
    trained === 1
      ? 'The device had nothing to do before it'
      : idle === 0
        ? 'The device had no gap before it'
        : `The device was idle for ${rounded(idle)} before it`;
  const loop = wait === 0 ? 'next() returned at once' : `next() took ${rounded(wait)}`;
  return joined(
    `Step ${trained} of ${MOST}, a batch of worker ${(trained - 1) % setting.workers}. ${device}; ${loop}.`,
  );
}

export const stageNames: Readonly<Record<Stage, string>> = {
  workers: 'workers',
  link: 'link',
  cores: 'cores',
  device: 'device',
};

/** How the loop runs in the long run. */
export const paceLine = (state: State): string => {
  const pace = paceOf(state);
  return joined(`In the long run ${paceInWords(pace)}.`);
};
