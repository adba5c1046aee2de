import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  id: string;
  label: string;
  start: number;
  least: number;
  most: number;
  button: string;
  /** What the number comes to. */
  says?: (value: number) => string;
  onKeep: (value: number) => void;
}

/** A whole number that is kept when the reader says so. Styles: `styles/number-setting.css`. */
export function NumberSetting(props: Props): JSX.Element {
  const { id, label, start, least, most, button, says, onKeep } = props;
  const [text, setText] = useState(String(start));
  const [isKept, setKept] = useState(false);
  // Kept elsewhere, in another tab or by another control: the field follows, and the focus stays. Not in an
  // effect: the first one runs after the field is there, and would undo what was typed by then.
  const [followed, setFollowed] = useState(start);
  if (followed !== start) {
    setFollowed(start);
    setText(String(start));
  }
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  const isOne = value >= least && value <= most;
  return (
    <form
      class="number-setting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOne) return;
        setKept(true);
        onKeep(value);
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        size={4}
        autocomplete="off"
        value={text}
        aria-invalid={!isOne}
        aria-describedby={`${id}-says`}
        onInput={({ currentTarget }) => {
          setKept(false);
          setText(currentTarget.value);
        }}
      />
      <button class="button button--small" type="submit" disabled={!isOne}>
        {button}
      </button>
      <span class="meta" id={`${id}-says`} role="status">
        {isOne
          ? (says?.(value) ?? (isKept ? 'Kept.' : ''))
          : `A whole number from ${least} to ${most}.`}
      </span>
    </form>
  );
}
