import { initMissed } from './interview/missed-list.ts';
import { initOpenLists, initStandings } from './interview/open-list.ts';
import { initRecaps } from './interview/recaps.ts';
import { withCatalog } from './page-catalog.ts';
import { initOpenQuestions } from './quiz/open-questions.ts';
import { initStates } from './show-states.ts';

initRecaps();
initOpenLists();
initStandings();
initOpenQuestions();
document.querySelector('[data-print]')?.addEventListener('click', () => window.print());
void withCatalog((catalog) => {
  initStates(catalog.modules, catalog.retired);
  initMissed(catalog);
});
