import { readValue, registerKeys } from '../domain/progress/registers.ts';
import { $progress, saveSetting } from './progress/store.ts';
import { shortcutsSetting } from './shortcuts.ts';
import { initThemeChoice } from './theme.ts';

const look = document.querySelector<HTMLFormElement>('[data-theme-form]');
if (look) initThemeChoice(look);

const keys = document.querySelector<HTMLInputElement>('[data-shortcuts]');
if (keys) {
  $progress.subscribe((progress) => {
    keys.checked = readValue(progress, registerKeys.setting(shortcutsSetting)) !== false;
  });
  keys.addEventListener('change', () => void saveSetting(shortcutsSetting, keys.checked));
}
