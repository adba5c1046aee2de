import { percent } from './names.ts';
import { taskNames } from './state.ts';
import type { Settings } from './state.ts';
import { copiesIn, measure } from './steady.ts';

const kinds = ['busy', 'backpressured', 'idle'] as const;

/** A row for each task: the largest of its subtasks, which the web UI shows of busy and backpressured, and their mean. */
export function Numbers({ settings }: { settings: Settings }) {
  const steady = measure(settings);
  return (
    <table class="sim__table">
      <caption>Percent: a task’s largest subtask / the mean of all</caption>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">busy</th>
          <th scope="col">back&shy;pressured</th>
          <th scope="col">idle</th>
        </tr>
      </thead>
      <tbody>
        {taskNames.map((task) => (
          <tr key={task}>
            <th scope="row">{task}</th>
            {kinds.map((kind) => (
              <td key={kind}>{both(copiesIn(steady, task).map((copy) => copy[kind]))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Like `100 / 29`. */
function both(parts: readonly number[]): string {
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return [Math.max(...parts), mean].map((part) => percent(part).replace(' %', '')).join(' / ');
}
