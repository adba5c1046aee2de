import { nextPick } from './model.ts';
import type { State } from './model.ts';
import { meansInWords, megabytes } from './words.ts';

/** The same state as text. */
export function RunsTable({ state }: { state: State }) {
  const count = nextPick(state)?.count ?? 0;
  return (
    <table class="sim__table">
      <caption>{`Runs from the newest to the oldest, after ${String(state.flushes)} flushes. ${meansInWords(state)}`}</caption>
      <thead>
        <tr>
          <th scope="col">run</th>
          <th scope="col">level</th>
          <th scope="col">MB</th>
          <th scope="col">next merge</th>
        </tr>
      </thead>
      <tbody>
        {state.runs.map((run, index) => (
          <tr key={index}>
            <th scope="row">{index + 1}</th>
            <td>{`L${String(run.level)}`}</td>
            <td>{megabytes(run.bytes, 2)}</td>
            <td>{index < count ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
