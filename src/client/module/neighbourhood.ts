import { passedMark } from '../../domain/progress/registers.ts';
import { $progress } from '../progress/store.ts';

/**
 * Shows which of the modules that build on this one were passed. More is not to be known here: the page holds no
 * sections and questions of theirs.
 */
export function initNeighbourhood(): void {
  const marks = document.querySelectorAll<HTMLElement>('[data-passed]');
  $progress.subscribe((progress) => {
    for (const mark of marks)
      mark.hidden = passedMark(progress, mark.dataset.passed ?? '') === null;
  });
}
