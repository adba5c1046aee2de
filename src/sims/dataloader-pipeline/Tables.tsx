import { count } from '../../domain/amounts.ts';
import { Fold } from '../Fold.tsx';
import { stateOf } from './session.ts';
import type { Session } from './session.ts';
import { describeLoop, ms } from './words.ts';

/** The same state as text. */
export function Tables({ session }: { session: Session }) {
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
    <Fold summary="The same in tables" later={() => <BatchTable session={session} />}>
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
    </Fold>
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
