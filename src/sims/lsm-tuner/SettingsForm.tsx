import { Fold } from '../Fold.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { limits } from './settings.ts';
import type { Settings } from './settings.ts';
import { optionNames, valueInWords } from './words.ts';

interface Props {
  id: string;
  settings: Settings;
  set: (setting: keyof Settings, value: number) => void;
  /** The same by a tick of a slider. */
  drag: (setting: keyof Settings, value: number) => void;
}

const steps = { trigger: 1, sizeRatio: 1, maxSizeAmp: 20 } as const;
const commits = [0, 1, 2, 5, 10, 20, 50];

/** The four options under the names they have in Paimon; what one seldom turns is folded. */
export function SettingsForm({ id, settings, set, drag }: Props) {
  // An address may hold a number that the list does not offer.
  const choices = commits.includes(settings.fullEvery) ? commits : [...commits, settings.fullEvery];
  const range = (setting: keyof typeof steps) => (
    <RangeControl
      id={`${id}-${setting}`}
      label={<code>{optionNames[setting]}</code>}
      min={limits[setting][0]}
      max={limits[setting][1]}
      step={steps[setting]}
      value={settings[setting]}
      words={valueInWords(setting, settings[setting])}
      set={(value) => {
        drag(setting, value);
      }}
    />
  );
  return (
    <>
      {range('trigger')}
      <SelectControl
        id={`${id}-fullEvery`}
        label={<code>{optionNames.fullEvery}</code>}
        value={String(settings.fullEvery)}
        options={choices.map((value) => ({
          value: String(value),
          label: valueInWords('fullEvery', value),
        }))}
        set={(value) => {
          set('fullEvery', Number(value));
        }}
      />
      <Fold
        summary="Settings of the two size rules"
        later={() => (
          <>
            {range('sizeRatio')}
            {range('maxSizeAmp')}
          </>
        )}
      />
    </>
  );
}
