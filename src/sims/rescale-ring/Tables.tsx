import { formatNumber } from '../../domain/amounts.ts';
import { Fold } from '../Fold.tsx';
import { filesRead, rangesOf, subtaskOfGroup } from './key-groups.ts';
import { javaHashCode, keyGroupOf } from './key-hash.ts';
import type { Load } from './load.ts';
import type { State } from './model.ts';
import { keyName, percent, rangeName } from './words.ts';

/** The same state as text: a row for each subtask, a row for each named key. */
export function Tables({ state, subtasks }: { state: State; subtasks: readonly Load[] }) {
  const { job, before, traffic } = state;
  return (
    <Fold summary="The same state as text">
      <div
        class="sim-ring__scroll"
        tabIndex={0}
        role="region"
        aria-label="Subtasks and keys as tables"
      >
        <table class="sim__table">
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
              <tr key={subtask}>
                <th scope="row">{subtask}</th>
                <td>{rangeName(range)}</td>
                <td>{formatNumber(subtasks[subtask]?.keys ?? 0)}</td>
                <td>{percent(subtasks[subtask]?.share ?? 0)}</td>
                {before && <td>{rangeName(filesRead(before, job, subtask))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        {traffic.keys.length > 0 && (
          <table class="sim__table">
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
                  <tr key={keyName(key)}>
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
    </Fold>
  );
}
