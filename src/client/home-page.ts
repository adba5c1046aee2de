import { nextStep } from '../domain/next-step.ts';
import { savedPlan } from '../domain/progress/registers.ts';
import { initHomeInterview } from './home-interview.ts';
import { initBackupLine } from './home-backup.ts';
import { basePath } from './base-path.ts';
import { withCatalog } from './page-catalog.ts';
import { isForBringing } from './progress/start-fresh.ts';
import { $progress } from './progress/store.ts';
import { $due } from './review/due.ts';
import { initReadiness } from './show-readiness.ts';

if (isForBringing()) location.replace(`${basePath()}/bring/`);
initBackupLine();

const main = document.querySelector<HTMLAnchorElement>('[data-home-main]');
const plan = document.querySelector<HTMLAnchorElement>('[data-home-plan]');
const where = document.querySelector<HTMLElement>('[data-home-where]');
const note = document.querySelector<HTMLElement>('[data-home-note]');

const dueLine = document.querySelector<HTMLElement>('[data-home-due]');
const dueText = document.querySelector('[data-home-due-text]');
if (dueLine && dueText) {
  $due.subscribe((due) => {
    dueLine.hidden = !due;
    dueText.textContent =
      due === 1 ? '1 question is due today.' : `${due} questions are due today.`;
  });
}

initHomeInterview();
void withCatalog((catalog) => {
  initReadiness(catalog);
  if (!main || !plan || !where || !note) return;
  const first = { main: main.textContent, href: main.href, note: note.textContent };
  $progress.subscribe((progress) => {
    const begun = progress.attempts.size > 0 || progress.registers.size > 0;
    const step = nextStep(catalog, progress);
    const planned = savedPlan(progress) !== null;
    plan.textContent = planned ? 'See your plan' : 'Make a plan';
    plan.href = `${basePath()}/path/${planned || begun ? '' : '?default'}`;
    where.hidden = true;
    if (!begun) {
      main.textContent = first.main;
      main.href = first.href;
      note.textContent = first.note;
      return;
    }
    if (step.kind === 'done') {
      main.textContent = 'See your progress';
      main.href = `${basePath()}/progress/`;
      note.textContent = planned
        ? 'Everything on your plan is done.'
        : 'Every module is behind you: passed, ticked off or known.';
      return;
    }
    const module = catalog.modules.find(({ id }) => id === step.module);
    if (!module) return;
    const section =
      step.kind === 'check' ? null : module.sections.find(({ id }) => id === step.section);
    const anchor =
      step.kind === 'check'
        ? '#self-check'
        : section && step.kind === 'continue'
          ? `#${section.id}`
          : '';
    main.href = `${basePath()}${module.url}${anchor}`;
    main.textContent = {
      begin: 'Begin the next module',
      continue: 'Continue',
      check: 'Check yourself',
    }[step.kind];
    where.hidden = step.kind === 'begin';
    where.textContent = 'Where you left off';
    note.textContent =
      step.kind === 'continue' && section
        ? `${module.title}: ${section.title}, ${section.minutes} minutes.`
        : step.kind === 'check'
          ? `${module.title}: you read it all; its questions are left.`
          : `${module.title}, ${module.minutes} minutes.`;
  });
});
