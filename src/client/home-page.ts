import { basePath } from './base-path.ts';
import { keepPostingDraft } from './posting-draft.ts';
import { isForBringing } from './progress/start-fresh.ts';
import { initWalks } from './module/walks.ts';

if (isForBringing()) location.replace(`${basePath()}/bring/`);
initWalks();
initPaste();

/** A posting that is pasted here is matched on its own page. */
function initPaste(): void {
  const form = document.querySelector<HTMLFormElement>('[data-paste]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = new FormData(form).get('posting');
    keepPostingDraft({ text: typeof text === 'string' ? text : '', isShown: true });
    location.assign(form.action);
  });
}
