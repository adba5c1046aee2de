import { useEffect, useState } from 'preact/hooks';
import { choices, defaults } from '../../readers/parquet/write/settings.ts';
import type { Setting, Settings } from '../../readers/parquet/write/settings.ts';
import { settingInWords, settingLabels } from './writer-words.ts';

interface Props {
  settings: Settings;
  change: (name: Setting, value: unknown) => void;
}

interface Part extends Props {
  names: readonly Setting[];
}

const first: readonly Setting[] = ['rows', 'order', 'codec', 'pageBytes'];
/** What a first file does without. */
const folded: readonly (readonly [title: string, names: readonly Setting[]])[] = [
  ['What helps to skip', ['groupRows', 'statistics', 'pageIndex', 'bloom']],
  ['Encodings', ['countries', 'id', 'country', 'amount', 'at', 'note']],
];

/** All settings as lists to choose from: the same keys move through them everywhere. */
export function WriterForm(props: Props) {
  return (
    <div>
      <Fields {...props} names={first} />
      {folded.map(([title, names]) => (
        <Fold key={title} {...props} title={title} names={names} />
      ))}
    </div>
  );
}

/** Opens by itself where an address brings a setting that is not the usual one. */
function Fold({ title, ...part }: Part & { title: string }) {
  const isChanged = part.names.some((name) => part.settings[name] !== defaults[name]);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isChanged) setOpen(true);
  }, [isChanged]);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <fieldset class="pq-settings__part" aria-label={title}>
        <Fields {...part} />
      </fieldset>
    </details>
  );
}

function Fields({ names, settings, change }: Part) {
  return (
    <div class="pq-settings">
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
    </div>
  );
}
