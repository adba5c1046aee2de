import { busyShare, heldBatches, inFlight, mostHeld } from './measure.ts';
import { stateOf } from './session.ts';
import type { Session } from './session.ts';
import { batchBytes, planOf } from './settings.ts';
import { bytes, describeLoop, describeReorder, ms, percent } from './words.ts';

/** What can be counted at this moment. */
export function Facts({ session }: { session: Session }) {
  const { settings, states, at } = session;
  const state = stateOf(session);
  const size = batchBytes(settings);
  const held = heldBatches(state);
  const peak = Math.max(...states.slice(0, at + 1).map(heldBatches));
  const inMemory = (batches: number) =>
    `${String(batches)} × ${bytes(size)} = ${bytes(batches * size)}`;
  const facts: [string, string, (string | undefined)?][] = [
    ['The loop', describeLoop(session, state), describeReorder(state)],
    [
      'Its busy share',
      state.now === 0 ? 'no time has passed' : `${percent(busyShare(state))} of ${ms(state.now)}`,
    ],
    [
      'In flight',
      `${String(inFlight(state))} of at most ${String(settings.workers * settings.prefetch)}`,
    ],
    [
      'Loaded batches in memory',
      held === 0 ? 'none' : inMemory(held),
      `${state.delivered.length === 0 ? '' : held === 1 ? 'It is the loop’s own. ' : 'One of them is the loop’s own. '}Most so far: ${String(peak)}. Limit: ${inMemory(mostHeld(planOf(settings)))}.`,
    ],
  ];
  return (
    <dl class="sim-dl__facts">
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {more && <dd class="sim-dl__more">{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
