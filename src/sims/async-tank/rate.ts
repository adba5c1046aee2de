import type { State } from './state.ts';

/** Records a second, rounded. */
const perSecond = (records: number, ms: number): number => Math.round((records * 1000) / ms);

export const recordsOut = ({ outputs }: State): number =>
  outputs.filter(({ element }) => element.kind === 'record').length;

/** Mean milliseconds of an attempt; a timeout cuts it short. */
export const meanLatency = ({ load: { latency }, settings: { timeout } }: State): number =>
  latency.reduce((sum, each) => sum + Math.min(each, timeout), 0) / latency.length;

/** Little’s law: as many as are in flight, each for one latency. */
export const mostPerSecond = (state: State): number =>
  perSecond(state.settings.capacity, meanLatency(state));

export const arrivalsPerSecond = ({ settings }: State): number => perSecond(1, settings.every);

export const measured = (state: State): number =>
  state.now === 0 ? 0 : perSecond(recordsOut(state), state.now);
