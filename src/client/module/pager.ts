import { savedPlan } from '../../domain/progress/registers.ts';
import { basePath } from '../page-catalog.ts';
import { $progress } from '../progress/store.ts';

/** Next and previous follow the learner's own plan; without one the page's own links stay. */
export function initPager(module: string): void {
  const pager = document.querySelector<HTMLElement>('[data-pager]');
  const text = document.getElementById('module-titles')?.textContent;
  if (!pager || !text) return;
  const titles = JSON.parse(text) as Record<string, string>;
  const links = [
    { link: pager.querySelector<HTMLAnchorElement>('[data-pager-previous]'), step: -1 },
    { link: pager.querySelector<HTMLAnchorElement>('[data-pager-next]'), step: 1 },
  ];

  $progress.subscribe((progress) => {
    const order = savedPlan(progress)?.modules.filter((id) => id in titles) ?? [];
    const at = order.indexOf(module);
    if (at < 0) return;
    for (const { link, step } of links) {
      const id = order[at + step];
      if (!link) continue;
      link.hidden = id === undefined;
      if (id === undefined) continue;
      link.href = `${basePath()}/modules/${id}/`;
      const title = link.querySelector('[data-pager-title]');
      if (title) title.textContent = titles[id] ?? id;
    }
  });
}
