import { useState } from 'preact/hooks';
import { count } from '../../domain/amounts.ts';
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

/** The same state as text. */
export function Tables({ session }: { session: Session }) {
  const [open, setOpen] = useState(false);
  const { settings } = session;
  const state = stateOf(session);
  const some = (batches: readonly number[]) => (batches.length > 0 ? batches.join(', ') : 'empty');
  const places: [string, string][] = [
    ...state.workers.map(({ loading, queue }, worker): [string, string] => [
      `worker ${String(worker)}`,
      `${loading ? `loads ${String(loading.batch)}, ${ms(loading.until - state.now)} to go` : 'idle'}; index queue: ${some(queue)}`,
    ]),
    ['result queue', some(state.results)],
    ...(settings.pinMs > 0
      ? ([
          ['pin thread', state.pinning ? `pins ${String(state.pinning.batch)}` : 'idle'],
          ['data queue', some(state.data)],
        ] satisfies [string, string][])
      : []),
    ['reorder buffer', some(state.reorder)],
    ['loop', describeLoop(session, state)],
  ];
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>The same in tables</summary>
      <div class="sim-dl__tables">
        <table class="sim__table">
          <caption>{`Places after ${ms(state.now)}`}</caption>
          <tbody>
            {places.map(([place, content]) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>{content}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {open && <BatchTable session={session} />}
      </div>
    </details>
  );
}

/** What happened to each batch so far: long, so only rendered where it is looked at. */
function BatchTable({ session }: { session: Session }) {
  const { settings } = session;
  const state = stateOf(session);
  const end = (kind: 'load' | 'step', batch: number) =>
    state.spans.find((span) => span.kind === kind && span.batch === batch);
  const begun = (batch: number) =>
    end('step', batch)?.from ??
    (state.loop.kind === 'steps' && state.loop.batch === batch ? state.loop.from : undefined);
  const time = (value: number | undefined) => (value === undefined ? '–' : ms(value));
  return (
    <table class="sim__table">
      <caption>{`Batches: ${count(state.delivered.length, 'batch', 'batches')} of ${String(settings.batches)} delivered`}</caption>
      <thead>
        <tr>
          <th scope="col">batch</th>
          <th scope="col">worker</th>
          <th scope="col">loaded</th>
          <th scope="col">delivered</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: settings.batches }, (_, batch) => (
          <tr key={batch}>
            <th scope="row">{batch}</th>
            <td>{state.owner[batch] ?? 'not sent'}</td>
            <td>{time(end('load', batch)?.to)}</td>
            <td>{time(begun(batch))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
