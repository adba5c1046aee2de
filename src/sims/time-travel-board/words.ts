import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { isFromFuture, isSame } from './model.ts';
import type { Answer, Row, Settings, State } from './model.ts';
import { clock } from './times.ts';

/** The last step: what a label got, and what serving had at its time. */
export function describe(state: State): Words {
  const { labels, answers, event } = state;
  const last = answers.at(-1);
  switch (event.kind) {
    case 'start':
      return [`${count(labels.length, 'label')} wait for a value.`];
    case 'joined':
      return last
        ? [`The label at ${clock(last.label)} ${gets(last)}.`, judged(last), score(state)]
        : [''];
    case 'changed':
      return answers.length === 0
        ? ['No label is joined yet.']
        : [changed(event.before, answers), score(state)];
    case 'done':
      return ['All labels have been joined.', score(state)];
  }
}

const valueOf = (row: Row | null): string => (row ? String(row.value) : 'no value');
const gets = ({ got }: Answer): string =>
  got ? `gets ${got.value}, of ${clock(got.event)}` : 'gets no value';

/** One sentence: whether a model would have been served the same. */
export function judged(answer: Answer): string {
  const { got, served } = answer;
  if (got && isFromFuture(answer))
    return `That row was created at ${clock(got.created)}, after the label: serving had ${valueOf(served)}.`;
  if (!isSame(answer)) return `Serving had ${valueOf(served)} then.`;
  return served ? 'Serving had the same then.' : 'Serving had none then either.';
}

/** How many labels got what serving had, and how many a value from the future. */
export function score({ answers }: State): string {
  const future = answers.filter(isFromFuture).length;
  const same = answers.filter(isSame).length;
  return `As served: ${same} of ${count(answers.length, 'label')}; from the future: ${future === 0 ? 'none' : future}.`;
}

function changed(before: readonly Answer[], after: readonly Answer[]): string {
  const moved = after.flatMap(({ label, got }, index) => {
    const was = before[index];
    return was?.got === got && was?.label === label
      ? []
      : [`the label at ${clock(label)} gets ${valueOf(got)}`];
  });
  return moved.length === 0 ? 'Every label gets what it had.' : `Now ${moved.join(', ')}.`;
}

/** The join's rule, in a sentence. */
export function ruleInWords({ join, ttl }: Settings): string {
  if (join === 'latest')
    return 'Each label gets the newest value there is, whatever its own time and the TTL.';
  const age = ttl === 0 ? '' : `, at most ${count(ttl / 2, 'hour')} old`;
  const known = join === 'known' ? ' Rows that were created after the label do not count.' : '';
  return `Each label gets the newest value at or before its time${age}.${known}`;
}
