import { guardStorage } from './storage.ts';

const themes = ['system', 'light', 'dark'] as const;
const names = { system: 'as the system', light: 'light', dark: 'dark' } as const;
const key = 'lakepath.theme';

/** The button goes from the system's theme to light, to dark, and back. */
export function initTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  const storage = guardStorage(() => window.localStorage);
  const root = document.documentElement;
  let theme = themes.find((one) => one === root.dataset.theme) ?? 'system';
  const show = () => {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.setAttribute('aria-label', `Theme: ${names[theme]}`);
    button.title = `Theme: ${names[theme]}`;
  };
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    storage.set(key, theme);
    show();
  });
  show();
}
