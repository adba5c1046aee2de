import { initCopyButtons } from './module/copy.ts';
import { initMarks } from './module/marks.ts';
import { initPager } from './module/pager.ts';
import { initTerms } from './module/terms.ts';
import { initToc } from './module/toc.ts';
import { pageCatalog } from './page-catalog.ts';
import { notePassed } from './progress/store.ts';
import { initItems } from './quiz/items.ts';
import { initOpenQuestions } from './quiz/open-questions.ts';
import { initStates } from './show-states.ts';

const catalog = pageCatalog();
const slug = document.querySelector<HTMLElement>('[data-module]')?.dataset.module;
const module = catalog?.modules.find(({ id }) => id === slug);

if (catalog && module) {
  initStates(catalog);
  initMarks(module, catalog.retired);
  initToc(module.id);
  initPager(module.id);
  initItems(module, catalog.retired);
  initOpenQuestions();
  initCopyButtons();
  initTerms();
  void notePassed({ module, retired: catalog.retired });
}
