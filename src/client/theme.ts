import { guardStorage } from './storage.ts';

const themes = ['system', 'light', 'dark'] as const;
const key = 'lakepath.theme';

/** The choice on the settings page. It is set again before each page's first paint: see `public/early.js`. */
export function initThemeChoice(form: HTMLFormElement): void {
  const storage = guardStorage(() => window.localStorage);
  const root = document.documentElement;
  const chosen = () => {
    const value = new FormData(form).get('theme');
    return themes.find((one) => one === value) ?? 'system';
  };
  const apply = () => {
    const theme = chosen();
    storage.set(key, theme);
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  const field = form.elements.namedItem('theme');
  // A reader may be quicker than this script: what they chose meanwhile holds.
  if (chosen() !== 'system') apply();
  else if (field instanceof RadioNodeList) field.value = root.dataset.theme ?? 'system';
  form.addEventListener('change', apply);
}
