import { taskNames } from './state.ts';
import type { Settings, TaskName } from './state.ts';

/** Where the time of one subtask goes: parts of a second, 1 in all (`TaskIOMetricGroup`, Flink 2.0.0). */
export interface Subtask {
  readonly task: TaskName;
  readonly copy: number;
  /** Orders a second. */
  readonly rate: number;
  readonly busy: number;
  readonly backpressured: number;
  readonly idle: number;
  /** Whether a full queue stands before it; before the source it is the growing lag. */
  readonly isFull: boolean;
}

export interface Steady {
  /** Orders that the job handles in a second. */
  readonly handled: number;
  /** The task that holds the job back; null where it keeps up. Of equally slow ones, the first. */
  readonly culprit: TaskName | null;
  /** From the source on. */
  readonly subtasks: readonly Subtask[];
}

/** What Flink measures of the job, once its queues are as full as they get. */
export function measure(settings: Settings): Steady {
  const capacities = taskNames.map((name) => capacityOf(settings, name));
  const handled = Math.min(settings.rate, ...capacities);
  const limit = handled < settings.rate ? capacities.indexOf(handled) : -1;
  const subtasks = taskNames.flatMap((task, place) => {
    const { parts, whole } = sharesOf(settings, task);
    return parts.map((part, copy): Subtask => {
      const rate = (handled * part) / whole;
      const isFull = place <= limit && part === parts[0];
      // Exactly 1, whatever the last digit of the division is.
      const busy = isFull && place === limit ? 1 : (rate * settings.tasks[task].cost) / 1000;
      const [backpressured, idle] = isFull ? [1 - busy, 0] : [0, 1 - busy];
      return { task, copy, rate, busy, backpressured, idle, isFull };
    });
  });
  return { handled, culprit: taskNames[limit] ?? null, subtasks };
}

/** Orders a second that a task can take: as many as keep its busiest copy busy. */
export function capacityOf(settings: Settings, task: TaskName): number {
  const { parts, whole } = sharesOf(settings, task);
  return (1000 * whole) / (settings.tasks[task].cost * Math.max(...parts));
}

/**
 * The parts of all orders that the copies get, the largest first, in whole numbers: equal capacities are equal. Queues fill
 * before the copies with the largest: a sender stops when one of its channels is full (`LocalBufferPool`), and a receiver
 * takes from its channels in turn (`SingleInputGate`). So the other copies wait for input, above the culprit too.
 */
function sharesOf({ tasks, hot }: Settings, task: TaskName) {
  const { copies } = tasks[task];
  const percent = task === 'count' ? hot : 0;
  const cold = 100 - percent;
  const parts = Array.from(
    { length: copies },
    (_, copy) => (copy === 0 ? percent * copies : 0) + cold,
  );
  return { parts, whole: 100 * copies };
}

/** A task's subtasks. */
export function copiesIn({ subtasks }: Steady, task: TaskName): readonly Subtask[] {
  return subtasks.filter((each) => each.task === task);
}
