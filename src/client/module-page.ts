import type { ModulePageData } from '../domain/module-page.ts';
import { readJsonBlock } from './json-block.ts';
import { initMarks } from './module/marks.ts';
import { initNeighbourhood } from './module/neighbourhood.ts';
import { initPager } from './module/pager.ts';
import { initTerms } from './module/terms.ts';
import { initToc } from './module/toc.ts';
import { initWalks } from './module/walks.ts';
import { notePassed } from './progress/store.ts';
import { initItems } from './quiz/items.ts';
import { initOpenQuestions } from './quiz/open-questions.ts';
import { initStates } from './show-states.ts';

const { module, prerequisites, retired } = readJsonBlock<ModulePageData>('module-data');

initStates([module, ...prerequisites], retired);
initMarks(module, retired);
initToc(module.id);
initNeighbourhood();
initPager(module.id);
initItems(module, retired);
initOpenQuestions();
initTerms();
initWalks();
void notePassed({ module, retired });
