import type { RetiredItem } from '../../domain/catalog.ts';
import { isMarked, registerKeys, type BookmarkTarget } from '../../domain/progress/registers.ts';
import { moduleProgress, type StatefulModule } from '../../domain/states.ts';
import { $progress, setBookmark, setSectionRead } from '../progress/store.ts';

/** "Mark as read", "mark all", bookmarks, and the ticks in the table of contents. */
export function initMarks(module: StatefulModule, retired: readonly RetiredItem[]): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-read]:is(button)')];
  const all = document.querySelector<HTMLButtonElement>('[data-read-all]');
  const bookmarks = [...document.querySelectorAll<HTMLButtonElement>('[data-bookmark]')];
  const toPass = document.querySelector<HTMLElement>('[data-to-pass]');
  const metCount = toPass?.querySelector('span');
  const pressed = (button: Element) => button.getAttribute('aria-pressed') === 'true';

  for (const button of buttons) {
    button.addEventListener(
      'click',
      () => void setSectionRead(button.dataset.read ?? '', !pressed(button)),
    );
  }
  all?.addEventListener('click', () => {
    const on = !pressed(all);
    for (const { id } of module.sections) void setSectionRead(id, on);
  });
  for (const button of bookmarks) {
    button.addEventListener('click', () => void setBookmark(targetOf(button), !pressed(button)));
  }

  $progress.subscribe((progress) => {
    const { sectionsRead, read, passed, objectivesMet } = moduleProgress(progress, module, retired);
    for (const button of buttons) {
      const on = sectionsRead.includes(button.dataset.read ?? '');
      button.setAttribute('aria-pressed', String(on));
    }
    all?.setAttribute('aria-pressed', String(read));
    if (toPass) toPass.hidden = !read || passed;
    if (metCount) metCount.textContent = String(objectivesMet.length);
    for (const link of document.querySelectorAll<HTMLElement>('[data-toc]')) {
      link.toggleAttribute('data-read', sectionsRead.includes(link.dataset.toc ?? ''));
    }
    for (const line of document.querySelectorAll<HTMLElement>('[data-objective]')) {
      line.toggleAttribute('data-met', objectivesMet.includes(line.dataset.objective ?? ''));
    }
    for (const button of bookmarks) {
      const key = registerKeys.bookmark(targetOf(button));
      button.setAttribute('aria-pressed', String(isMarked(progress, key)));
    }
  });
}

function targetOf({ dataset }: HTMLElement): BookmarkTarget {
  return { kind: dataset.bookmark === 'module' ? 'module' : 'section', id: dataset.id ?? '' };
}
