import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { momentNow, todayIso } from '../../client/clock.ts';
import { saveSetting } from '../../client/progress/store.ts';
import { saveFile } from '../../client/save-file.ts';
import { readValue, registerKeys } from '../../domain/progress/registers.ts';
import { encodePlanLink } from '../../domain/plan/link.ts';
import { planToMarkdown } from '../../domain/plan/markdown.ts';
import { href } from '../../site.ts';
import { planFragment } from './linked-plan.ts';
import type { PlanResultProps } from './props.ts';

/** Which weeks earlier calendar files had: a later one cancels what it no longer has. */
const calendarSetting = 'calendar';

interface Props extends PlanResultProps {
  finished: ReadonlySet<string>;
  labsDoneOn: ReadonlyMap<string, number | null>;
}

/** The plan to take along: as a link, in a calendar, as Markdown, on paper. */
export function PlanTake({
  catalog,
  plan,
  input,
  progress,
  isKept,
  finished,
  labsDoneOn,
}: Props): JSX.Element {
  const [said, setSaid] = useState('');
  const link = encodePlanLink(catalog, input);
  // Where the site really is, whatever it was built for.
  const here = () => ({ ...catalog, site: location.origin + href('') });
  const copyLink = async () => {
    const address = location.origin + href('/path/') + planFragment(link, 'link');
    try {
      await navigator.clipboard.writeText(address);
      setSaid('The link is copied. Whoever opens it sees this plan; theirs stays as it is.');
    } catch {
      setSaid(`Copy this link: ${address}`);
    }
  };
  const saveCalendar = async () => {
    // Entries are known by their week: those of a plan that is not one's own would replace one's own.
    if (!isKept) {
      setSaid('Keep this plan first: a later calendar file can then update its entries.');
      return;
    }
    try {
      const { calendarSpan, planToCalendar, readCalendarSpan } =
        await import('../../domain/plan/calendar.ts');
      const setting = readValue(progress, registerKeys.setting(calendarSetting));
      const exported = readCalendarSpan(setting);
      const text = planToCalendar(here(), plan, {
        now: momentNow().second,
        today: todayIso(),
        exported,
      });
      saveFile('lakepath-plan.ics', text, 'text/calendar');
      const span = calendarSpan(plan, exported);
      if (span) void saveSetting(calendarSetting, { ...span });
      setSaid('Saved as lakepath-plan.ics. After a change, import it again: entries are updated.');
    } catch {
      setSaid('The calendar could not be made: a part of the site did not load. Try again.');
    }
  };
  const saveMarkdown = () => {
    const text = planToMarkdown(here(), plan, finished, new Set(labsDoneOn.keys()));
    saveFile('lakepath-plan.md', text, 'text/markdown');
    setSaid('Saved as lakepath-plan.md.');
  };

  return (
    <div class="take needs-script">
      <ul class="plain-list row" aria-label="Take the plan along">
        {(
          [
            ['Copy a link', () => void copyLink()],
            ['Calendar file', () => void saveCalendar()],
            ['Markdown', saveMarkdown],
            ['Print', () => print()],
          ] as const
        ).map(([name, act]) => (
          <li key={name}>
            <button class="button button--quiet button--small" type="button" onClick={act}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <p class="meta take__said" role="status">
        {said}
      </p>
    </div>
  );
}
