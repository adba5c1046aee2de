import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';

interface Props {
  /** Rows that there are. */
  most: number;
  /** Of what: `of the 1,200 rows of this stripe`. */
  of: string;
  /** How many are decoded at once; 1 to fetch one. */
  count: number;
  /** On the button. */
  action: string;
  /** Counted from 0. */
  onRead: (from: number) => void;
}

/** Which rows to decode. A number that is out of bounds is taken for the nearest that is not. */
export function RowsForm({ most, of, count, action, onRead }: Props): JSX.Element {
  const [from, setFrom] = useState('1');
  const id = useId();
  if (most === 0) return <p class="look__none">There are no rows.</p>;
  return (
    <form
      class="look__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const row = Math.min(Math.max(1, Math.trunc(Number(from) || 1)), most);
        setFrom(String(row));
        onRead(row - 1);
      }}
    >
      <div class="look__field look__field--short">
        <label for={id}>{count === 1 ? 'Row' : 'From row'}</label>
        <input
          id={id}
          type="number"
          min={1}
          max={most}
          value={from}
          onInput={({ currentTarget }) => setFrom(currentTarget.value)}
        />
      </div>
      <button type="submit" class="button">
        {action}
      </button>
      <p class="soft">{of}</p>
    </form>
  );
}
