import type { RetiredItem } from '../domain/catalog.ts';
import { moduleProgress, type ModuleProgress, type StatefulModule } from '../domain/states.ts';
import { $progress } from './progress/store.ts';

/** Keeps the state marks of these modules in step with the progress. */
export function initStates(
  modules: readonly StatefulModule[],
  retired: readonly RetiredItem[],
): void {
  $progress.subscribe((progress) =>
    showStates(
      new Map(modules.map((module) => [module.id, moduleProgress(progress, module, retired)])),
    ),
  );
}

/** Shows modules' states, by their ids, wherever the page has a mark for one. */
export function showStates(states: ReadonlyMap<string, ModuleProgress>): void {
  for (const mark of document.querySelectorAll<HTMLElement | SVGElement>('[data-state-of]')) {
    const module = states.get(mark.dataset.stateOf ?? '');
    if (!module) continue;
    mark.dataset.state = module.state;
    const text = mark.querySelector('.state__text');
    if (text) text.textContent = module.known && !module.passed ? 'known' : module.state;
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-since]')) {
    const count = states.get(place.dataset.since ?? '')?.newSince.length ?? 0;
    place.textContent =
      count === 0 ? '' : `${count} new ${count === 1 ? 'question' : 'questions'} since`;
  }
}
