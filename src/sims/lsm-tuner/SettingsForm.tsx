import { limits } from './settings.ts';
import type { Settings } from './settings.ts';
import { optionNames, valueInWords } from './words.ts';

interface Props {
  id: string;
  settings: Settings;
  onSet: (setting: keyof Settings, value: number) => void;
}

const steps = { trigger: 1, sizeRatio: 1, maxSizeAmp: 20 } as const;
const commits = [0, 1, 2, 5, 10, 20, 50];

/** The four options under the names they have in Paimon. */
export function SettingsForm({ id, settings, onSet }: Props) {
  // An address may hold a number that the list does not offer.
  const choices = commits.includes(settings.fullEvery) ? commits : [...commits, settings.fullEvery];
  return (
    <div class="sim__controls">
      {(['trigger', 'sizeRatio', 'maxSizeAmp'] as const).map((setting) => (
        <div key={setting} class="sim__control">
          <label for={`${id}-${setting}`}>
            <code>{optionNames[setting]}</code>
          </label>
          <div class="sim__range">
            <input
              id={`${id}-${setting}`}
              type="range"
              min={limits[setting][0]}
              max={limits[setting][1]}
              step={steps[setting]}
              value={settings[setting]}
              aria-valuetext={valueInWords(setting, settings[setting])}
              onInput={(event) => {
                onSet(setting, Number(event.currentTarget.value));
              }}
            />
            <output for={`${id}-${setting}`}>{valueInWords(setting, settings[setting])}</output>
          </div>
        </div>
      ))}
      <div class="sim__control">
        <label for={`${id}-fullEvery`}>
          <code>{optionNames.fullEvery}</code>
        </label>
        <select
          id={`${id}-fullEvery`}
          value={settings.fullEvery}
          onChange={(event) => {
            onSet('fullEvery', Number(event.currentTarget.value));
          }}
        >
          {choices.map((value) => (
            <option key={value} value={value}>
              {valueInWords('fullEvery', value)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
