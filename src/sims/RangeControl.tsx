import type { ComponentChildren, JSX } from 'preact';

interface Props {
  id: string;
  label: ComponentChildren;
  min: number;
  max: number;
  step: number;
  value: number;
  /** The value as it is read, and said. */
  words: string;
  disabled?: boolean;
  /** Called at each tick: hand the value to `drag`, so that a whole drag is one step. */
  set: (value: number) => void;
}

/** A slider with its label and its value in words. Each tick sets the value. */
export function RangeControl({ id, label, words, set, ...range }: Props): JSX.Element {
  return (
    <div class="sim__control sim__range">
      <label for={id}>{label}</label>
      <output for={id}>{words}</output>
      <input
        id={id}
        type="range"
        {...range}
        aria-valuetext={words}
        onInput={({ currentTarget }) => {
          set(Number(currentTarget.value));
        }}
      />
    </div>
  );
}
