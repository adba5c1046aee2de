import { guardStorage } from './storage.ts';

const themes = ['system', 'light', 'dark'] as const;
const key = 'lakepath.theme';

/** The choice on the settings page. It is set again before each page's first paint: see `public/early.js`. */
export function initThemeChoice(form: HTMLFormElement): void {
  const storage = guardStorage(() => window.localStorage);
  const root = document.documentElement;
  const field = form.elements.namedItem('theme');
  if (field instanceof RadioNodeList) field.value = root.dataset.theme ?? 'system';
  form.addEventListener('change', () => {
    const chosen = new FormData(form).get('theme');
    const theme = themes.find((one) => one === chosen) ?? 'system';
    storage.set(key, theme);
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  });
}
