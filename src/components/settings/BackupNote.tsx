import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  factsSinceBackup,
  isReminderOff,
  lastBackupDay,
  setReminder,
  takeReminder,
} from '../../client/progress/backup.ts';
import { persistAnswer, type PersistAnswer } from '../../client/progress/persistence.ts';
import { forgetsUnvisited } from '../../client/progress/platform.ts';
import { environment } from '../../client/progress/store.ts';
import { isoDate } from '../../domain/day.ts';
import { FACTS_BEFORE_REMINDER } from '../../domain/progress/backup.ts';
import { count, formatDate } from '../format.ts';

const answers: Record<PersistAnswer, string> = {
  unasked: '',
  granted: 'This browser has agreed to keep it.',
  refused:
    'This browser has not agreed to keep it, and may delete it when it needs room: export a file now and then.',
  unavailable:
    'This browser cannot be asked to keep it, and may delete it when it needs room: export a file now and then.',
};
const safari =
  'Safari may delete what a site keeps after seven days of use without a visit: export a file now and then.';

/** How safe progress is here, and what is not in a backup yet. */
export function BackupNote({ live }: { live: boolean }): JSX.Element {
  const [answer, setAnswer] = useState<PersistAnswer>('unasked');
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    setDue(takeReminder() !== null);
    void persistAnswer(environment.local).then(setAnswer);
  }, []);
  const facts = live ? factsSinceBackup() : 0;
  // Safari's rule holds whatever it answered.
  const words = live && forgetsUnvisited() ? safari : answers[answer];

  return (
    <>
      {words && <p data-persist={answer}>{words}</p>}
      <p data-backup={live || undefined}>
        {describeBackup(live ? lastBackupDay() : null, facts)}
        {isDue && facts >= FACTS_BEFORE_REMINDER && ' This is a good time to export a file.'}
      </p>
      <p>
        <label class="data__check">
          <input
            type="checkbox"
            checked={!live || !isReminderOff()}
            onChange={({ currentTarget }) => setReminder(currentTarget.checked)}
          />
          Suggest a backup after {FACTS_BEFORE_REMINDER} changes, at most once a week
        </label>
      </p>
    </>
  );
}

function describeBackup(day: number | null, facts: number): string {
  // A plan that was kept is one, too.
  const fresh = `${count(facts, 'change')} ${facts === 1 ? 'is' : 'are'}`;
  if (day === null)
    return facts === 0 ? 'There is no backup yet.' : `There is no backup yet: ${fresh} only here.`;
  const made = `Last backup on ${formatDate(isoDate(day))}`;
  return facts === 0 ? `${made}; nothing is new since.` : `${made}; ${fresh} new since.`;
}
