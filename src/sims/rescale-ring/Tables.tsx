import { filesRead, rangesOf, subtaskOfGroup } from './key-groups.ts';
import { javaHashCode, keyGroupOf } from './key-hash.ts';
import type { Load } from './load.ts';
import type { State } from './model.ts';
import { count, keyName, percent, rangeName } from './words.ts';

/** The same state as text: a row for each subtask, a row for each named key. */
export default function Tables({ state, subtasks }: { state: State; subtasks: readonly Load[] }) {
  const { job, before, traffic } = state;
  return (
    <details class="sim-details">
      <summary>The same as tables</summary>
      <div class="sim-scroll" tabIndex={0} role="region" aria-label="Subtasks and keys as tables">
        <table>
          <caption>Subtasks</caption>
          <thead>
            <tr>
              <th scope="col">Subtask</th>
              <th scope="col">Key groups</th>
              <th scope="col">Keys</th>
              <th scope="col">Records</th>
              {before && <th scope="col">Reads the old files of</th>}
            </tr>
          </thead>
          <tbody>
            {rangesOf(job).map((range, subtask) => (
              <tr>
                <th scope="row">{subtask}</th>
                <td>{rangeName(range)}</td>
                <td>{count(subtasks[subtask]?.keys ?? 0)}</td>
                <td>{percent(subtasks[subtask]?.share ?? 0)}</td>
                {before && <td>{rangeName(filesRead(before, job, subtask))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        {traffic.keys.length > 0 && (
          <table>
            <caption>Named keys</caption>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">hashCode</th>
                <th scope="col">Key group</th>
                <th scope="col">Subtask</th>
                {before && <th scope="col">Before</th>}
              </tr>
            </thead>
            <tbody>
              {traffic.keys.map((key) => {
                const group = keyGroupOf(key, job.maxParallelism);
                return (
                  <tr>
                    <th scope="row">{keyName(key)}</th>
                    <td>{javaHashCode(key)}</td>
                    <td>{group}</td>
                    <td>{subtaskOfGroup(job, group)}</td>
                    {before && <td>{subtaskOfGroup(before, group)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </details>
  );
}
