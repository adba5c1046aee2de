import { choices } from '../../readers/parquet/write/settings.ts';
import type { Setting, Settings } from '../../readers/parquet/write/settings.ts';
import { settingInWords, settingLabels } from './writer-words.ts';

interface Props {
  settings: Settings;
  change: (name: Setting, value: unknown) => void;
}

const parts: readonly (readonly [title: string, settings: readonly Setting[]])[] = [
  ['The rows', ['rows', 'order', 'countries']],
  ['The layout', ['groupRows', 'pageBytes', 'codec']],
  ['What helps to skip', ['statistics', 'pageIndex', 'bloom']],
  ['Encodings', ['id', 'country', 'amount', 'at', 'note']],
];

/** All settings as lists to choose from: the same keys move through them everywhere. */
export function WriterForm({ settings, change }: Props) {
  return (
    <div class="pq-settings">
      {parts.map(([title, names]) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          {names.map((name) => (
            <div key={name} class="look__field">
              <label for={`pq-set-${name}`}>{settingLabels[name]}</label>
              <select
                id={`pq-set-${name}`}
                value={String(settings[name])}
                onChange={(event) => {
                  const { selectedIndex } = event.currentTarget;
                  change(name, choices[name][selectedIndex]);
                }}
              >
                {choices[name].map((value) => (
                  <option key={value} value={String(value)}>
                    {settingInWords(name, value)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
