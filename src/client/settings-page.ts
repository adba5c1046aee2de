import { readValue, registerKeys } from '../domain/progress/registers.ts';
import { $progress, saveSetting } from './progress/store.ts';
import { shortcutsSetting } from './shortcuts.ts';
import { initThemeChoice } from './theme.ts';

const look = document.querySelector<HTMLFormElement>('[data-theme-form]');
if (look) initThemeChoice(look);

const keys = document.querySelector<HTMLInputElement>('[data-shortcuts]');
if (keys) {
  const save = () => void saveSetting(shortcutsSetting, keys.checked);
  // A reader may be quicker than this script: what they chose meanwhile holds.
  if (!keys.checked) save();
  $progress.subscribe((progress) => {
    keys.checked = readValue(progress, registerKeys.setting(shortcutsSetting)) !== false;
  });
  keys.addEventListener('change', save);
}
