import type { JSX } from 'preact';

interface Props {
  id: string;
  presets: readonly { readonly id: string; readonly title: string; readonly tryThis: string }[];
  /** Id of the one in use. */
  chosen: string;
  disabled?: boolean;
  choose: (id: string) => void;
}

/** The top of every simulator: where to start from, and what to try there. */
export function PresetChoice({
  id,
  presets,
  chosen,
  disabled = false,
  choose,
}: Props): JSX.Element {
  return (
    <div class="sim__top">
      <div class="needs-script">
        <div class="sim__control">
          <label for={`${id}-preset`}>Start from</label>
          <select
            id={`${id}-preset`}
            value={chosen}
            disabled={disabled}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          >
            {presets.map((preset) => (
              <option key={preset.id} value={preset.id} selected={preset.id === chosen}>
                {preset.title}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p class="sim__try">
        <strong>Try this.</strong> {presets.find((preset) => preset.id === chosen)?.tryThis}
      </p>
    </div>
  );
}
