import type { LabsOnPath } from '../domain/labs-on-path.ts';
import { isMarked, registerKeys, savedPlan } from '../domain/progress/registers.ts';
import { withCatalog } from './page-catalog.ts';
import { $progress } from './progress/store.ts';

// The labs' list: which are done, which are on the reader's path, and the next of them.
const rows = [...document.querySelectorAll<HTMLElement>('[data-lab-row]')];
const summary = document.querySelector<HTMLElement>('[data-labs-fit]');
const idOf = ({ dataset }: HTMLElement) => dataset.labRow ?? '';
const isDone = (id: string) => isMarked($progress.get(), registerKeys.lab(id));

$progress.subscribe(() => {
  for (const row of rows) {
    const mark = row.querySelector<HTMLElement>('[data-lab-state]');
    if (mark) mark.hidden = !isDone(idOf(row));
  }
});
void withCatalog((catalog) => {
  $progress.subscribe((progress) => {
    if (!savedPlan(progress)) return void showFit(null);
    // The planner comes for those alone who have something to plan with.
    void import('../domain/labs-on-path.ts').then(({ labsOnPath }) => {
      if (progress === $progress.get()) showFit(labsOnPath(catalog, progress));
    }, partMissing);
  });
});

function partMissing(): void {
  dispatchEvent(new Event('lakepath:part-missing'));
}

/** Marks the labs that the plan holds, and says how many they are and which is next. */
function showFit(labs: LabsOnPath | null): void {
  const planned = labs?.planned ?? [];
  for (const row of rows) row.toggleAttribute('data-on-path', planned.includes(idOf(row)));
  summary?.toggleAttribute('data-known', labs !== null);
  if (labs) summary?.replaceChildren(...saySummary(labs));
}

function saySummary({ planned, following }: LabsOnPath): (string | Node)[] {
  const isOne = planned.length === 1;
  const left = planned.find((id) => !isDone(id));
  const title = rows.find((row) => idOf(row) === left)?.querySelector('a');
  if (title) {
    const link = document.createElement('a');
    link.href = title.href;
    link.textContent = title.textContent;
    return [`${planned.length} ${isOne ? 'is' : 'are'} on your path; the next is `, link, '.'];
  }
  if (planned.length > 0)
    return [
      isOne ? '1 is on your path, and done.' : `${planned.length} are on your path, all done.`,
    ];
  if (following === 0) return ['No lab follows a module of your path.'];
  return [
    `None is planned; ${following} ${following === 1 ? 'goes' : 'go'} with modules on your path.`,
  ];
}
