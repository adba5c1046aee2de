import type { JSX } from 'preact';
import { setDone, setLabDone } from '../../client/progress/store.ts';
import { INTERVIEW_DAYS } from '../../domain/interview.ts';
import { reviewMinutes } from '../../domain/review/minutes.ts';
import type { NextThing, Task, Today } from '../../domain/today.ts';
import { href } from '../../site.ts';
import { count, formatDate, formatMinutes } from '../format.ts';
import { stepVerbs } from '../names.ts';

interface Props {
  /** Null until it is known: what stands below the first card is then hidden (`home.css`). */
  today: Today | null;
  /** Questions that review still asks today; null until that is known. */
  due: number | null;
  /** Answers, marks and plans that are in no backup, where one is due. */
  unsaved: number | null;
}

const weekdays = [
  ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
] as const;
const eyebrows: Record<NextThing['kind'], string> = {
  begin: 'Next on your path',
  continue: 'Where you left off',
  check: 'Read to the end',
};

/** What to do today: the next section, what is due, this week's list. */
export function TodayView({ today, due, unsaved }: Props): JSX.Element {
  const target = today?.plan?.target ?? null;
  return (
    <div class="today" data-live={today ? '' : undefined}>
      <header class="today__head">
        <p class="eyebrow">{today ? longDate(today.date) : '\u00a0'}</p>
        <h1>Today</h1>
      </header>
      <div class="today__now">
        <Next today={today} />
        <Due due={due} />
      </div>
      <Week today={today} />
      {target && target.days <= INTERVIEW_DAYS && (
        <p class="today__line">
          Your date is {inDays(target.days)}:{' '}
          <a href={href('/interview/')}>prepare for the interview</a>.
        </p>
      )}
      {unsaved !== null && (
        <p class="today__line">
          {unsaved} changes are in no backup yet.{' '}
          <a href={href('/settings/#data')}>Export a file</a>.
        </p>
      )}
    </div>
  );
}

function Next({ today }: { today: Today | null }): JSX.Element {
  const next = today?.next ?? null;
  if (today && !next)
    return (
      <section key="done" class="today__next" aria-labelledby="today-next">
        <p class="eyebrow">All behind you</p>
        <h2 class="today__title" id="today-next">
          Every module of your path is done
        </h2>
        <p class="meta">What you know fades without use: reviews keep it.</p>
        <p>
          <a class="button button--main" href={href('/progress/')}>
            See your progress
          </a>
        </p>
      </section>
    );
  return (
    <section class="today__next" aria-labelledby="today-next">
      {/* Another element once it is known: words that come in place of others have not moved. */}
      <div key={next ? 'known' : 'unknown'}>
        <p class="eyebrow">{next ? eyebrows[next.kind] : '\u00a0'}</p>
        <h2 class="today__title" id="today-next">
          {next ? titleOf(next) : 'The next section'}
        </h2>
        <p class="meta">{next ? factsOf(next) : '\u00a0'}</p>
        <p>
          <a class="button button--main" href={href(next?.url ?? '/modules/')}>
            {stepVerbs[next?.kind ?? 'continue']}
          </a>
        </p>
      </div>
    </section>
  );
}

/** A new module is what one begins; later one reads on at a section of it. */
function titleOf({ kind, module, section }: NextThing): string {
  return kind === 'begin' ? module : (section ?? 'Self-check');
}

function factsOf({ kind, module, section, minutes }: NextThing): string {
  const time = formatMinutes(minutes);
  if (kind !== 'begin') return `${module} · ${time}`;
  return section ? `${time} · begins with “${section}”` : time;
}

function Due({ due }: { due: number | null }): JSX.Element {
  return (
    <section class="today__due" aria-labelledby="today-due">
      <div>
        <h2 class="today__sub" id="today-due">
          {due ? `${count(due, 'question')} due` : 'Review'}
        </h2>
        <p class="meta">
          {due
            ? `About ${count(reviewMinutes(due), 'minute')}.`
            : due === 0
              ? 'Nothing is due today.'
              : '\u00a0'}
        </p>
      </div>
      <a class={due ? 'button' : 'button button--quiet'} href={href('/review/')}>
        Review
      </a>
    </section>
  );
}

function Week({ today }: { today: Today | null }): JSX.Element {
  const plan = today?.plan ?? null;
  if (today && !plan)
    return (
      <section key="none" class="today__week" aria-labelledby="today-week">
        <h2 class="today__sub" id="today-week">
          No plan yet
        </h2>
        <p>
          A plan lays the modules into your weeks, in the order in which they build on each other.
        </p>
        <p>
          <a class="button" href={href('/path/')}>
            Make a plan
          </a>
        </p>
      </section>
    );
  return (
    <section class="today__week" aria-labelledby="today-week">
      <div class="today__week-head">
        <h2 class="today__sub" id="today-week">
          {plan ? weekName(plan) : 'This week'}
        </h2>
        <a class="meta" href={href('/path/')}>
          The whole path
        </a>
      </div>
      <p class="meta">
        {plan ? standingSentence(plan) : '\u00a0'}
        {plan?.standing === 'behind' && (
          <>
            {' '}
            Too much? <a href={href('/path/#weeks')}>Take a new plan from today</a>.
          </>
        )}
      </p>
      <ul class="plain-list today__tasks">
        {plan?.tasks.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskLine({ task }: { task: Task }): JSX.Element {
  const { kind, id, title, url, minutes, isDone, isFixed, isLate } = task;
  const set = kind === 'lab' ? setLabDone : setDone;
  return (
    <li class="today__task" data-done={isDone || undefined}>
      <label class="today__box">
        <input
          type="checkbox"
          aria-label={`Done: ${title}`}
          checked={isDone}
          disabled={isFixed}
          onChange={({ currentTarget: { checked } }) => void set(id, checked)}
        />
      </label>
      <a href={href(url)}>{title}</a>
      <span class="meta">
        {[isLate && !isDone && 'late', kind === 'lab' && 'lab', formatMinutes(minutes)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

type Plan = NonNullable<Today['plan']>;

function weekName({ week, of, standing }: Plan): string {
  if (standing === 'done') return 'Your plan is done';
  if (week < 1) return 'Your plan has not begun';
  return week > of ? 'Past your plan’s last week' : `Week ${week} of ${of}`;
}

function standingSentence({ standing, tasks, target }: Plan): string {
  const late = tasks.filter(({ isLate, isDone }) => isLate && !isDone).length;
  const left = tasks.filter(({ isDone }) => !isDone).length;
  const date = target ? ` Your date is ${formatDate(target.date)}, ${inDays(target.days)}.` : '';
  const said = {
    'nothing-fits': 'There is no time for a module before your date.',
    done: 'Every module in it is behind you.',
    before: 'Its first week is below, if you cannot wait.',
    behind: `${count(late, 'module')} from before.`,
    ahead: 'You are ahead.',
    'on-time': left === 0 ? 'All of this week is done.' : `${left} to go this week.`,
  }[standing];
  return said + date;
}

const inDays = (days: number) =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;

function longDate(iso: string): string {
  const weekday = weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? '';
  return `${weekday}, ${formatDate(iso)}`;
}
