import type { State } from './state.ts';
import { fileNames, orders } from './names.ts';
import { ordersOf } from './table.ts';

const columns = ['Snapshot', 'Kind', 'Writer', 'Removes', 'Adds', 'A query reads'];

/** The same state as text: a row for each snapshot. */
export function Snapshots({ state: { snapshots } }: { state: State }) {
  return (
    <div class="sim-two__scroll" tabIndex={0} role="region" aria-label="All snapshots as a table">
      <table class="sim__table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {snapshots.map(({ id, kind, user, removed, added, live }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{kind}</td>
              <td>{user}</td>
              <td>{fileNames(removed)}</td>
              <td>{fileNames(added)}</td>
              <td>{orders(ordersOf(live))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
