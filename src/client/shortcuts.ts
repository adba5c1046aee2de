import { $progress, saveSetting } from './progress/store.ts';
import { readValue, registerKeys } from '../domain/progress/registers.ts';
import { openSearch } from './open-search.ts';

/** Shortcuts are single keys: WCAG 2.1.4 asks that they can be turned off. */
export const shortcutsSetting = 'shortcuts';

function isOn(): boolean {
  return readValue($progress.get(), registerKeys.setting(shortcutsSetting)) !== false;
}

export function initShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') || !isOn()) return;
    const act = {
      '/': openSearch,
      n: () => follow('[data-pager-next]'),
      p: () => follow('[data-pager-previous]'),
      '?': showKeys,
    }[event.key];
    const choice = act ? undefined : choiceOf(Number(event.key));
    if (!act && !choice) return;
    event.preventDefault();
    act?.();
    choice?.focus();
    choice?.click();
  });
  document.querySelector('[data-open-keys]')?.addEventListener('click', showKeys);
}

/** The option that a digit chooses where one question is asked at a time. */
function choiceOf(place: number): HTMLInputElement | undefined {
  const choices = document.querySelectorAll<HTMLInputElement>('.asked .choices input');
  const choice = choices[place - 1];
  return choice?.disabled ? undefined : choice;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(radio|checkbox|button|submit)$/.test(target.type))
  );
}

function follow(selector: string): void {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  if (link && !link.hidden) link.click();
}

function showKeys(): void {
  import('./keys-dialog.ts')
    .then(({ openKeysDialog }) =>
      openKeysDialog(isOn(), (on) => void saveSetting(shortcutsSetting, on)),
    )
    // What did not load has been said: see public/early.js.
    .catch(() => undefined);
}
