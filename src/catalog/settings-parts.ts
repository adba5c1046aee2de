interface SettingsPart {
  id: string;
  name: string;
}

/** Parts of `/settings/` that stood on `/progress/` once: their fragments stay there, and lead on. */
export const movedParts: readonly SettingsPart[] = [
  { id: 'data', name: 'Your progress as a file' },
  { id: 'move', name: 'Other devices' },
  { id: 'offline', name: 'Offline' },
  { id: 'anki', name: 'Anki' },
];

/** All parts of `/settings/`, in the order of the page. */
export const settingsParts: readonly SettingsPart[] = [
  ...movedParts,
  { id: 'reviews', name: 'Reviews a day' },
  { id: 'theme', name: 'Theme' },
  { id: 'keys', name: 'Keys' },
];
