import { initMissed } from './interview/missed-list.ts';
import { initOpenLists, initStandings } from './interview/open-list.ts';
import { pageCatalog } from './page-catalog.ts';
import { initOpenQuestions } from './quiz/open-questions.ts';
import { initStates } from './show-states.ts';

const catalog = pageCatalog();
initOpenLists();
initStandings();
initOpenQuestions();
if (catalog) {
  initStates(catalog);
  initMissed(catalog);
}
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
