import type { ComponentChildren, JSX } from 'preact';

interface Props {
  id: string;
  label: ComponentChildren;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** Hand the value to `act`: each choice is a step of its own. */
  set: (value: string) => void;
}

/** A choice among a few, with its label. */
export function SelectControl({ id, label, value, options, set }: Props): JSX.Element {
  return (
    <div class="sim__control">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          set(currentTarget.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
