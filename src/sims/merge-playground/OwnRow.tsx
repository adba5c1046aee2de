import { columns } from './merge.ts';
import type { Column, Kind } from './merge.ts';
import { limits } from './model.ts';
import type { Row } from './model.ts';

const kinds: readonly Kind[] = ['+I', '+U', '-U', '-D'];

/** A row of the reader's own: a field that is left empty is null. */
export function OwnRow({ id, write }: { id: string; write: (row: Row) => void }) {
  return (
    <form
      class="sim-merge__own"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const value = (column: Column) => {
          const text = form.get(column);
          return typeof text === 'string' && text !== '' ? Number(text) : null;
        };
        write({
          kind: kinds.find((kind) => kind === form.get('kind')) ?? '+I',
          values: { ta: value('ta'), a: value('a'), tb: value('tb'), b: value('b') },
        });
      }}
    >
      <div class="sim__control">
        <label for={`${id}-kind`}>Kind</label>
        <select id={`${id}-kind`} name="kind">
          {kinds.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </div>
      {columns.map((column) => (
        <div key={column} class="sim__control">
          <label for={`${id}-${column}`}>
            <code>{column}</code>
          </label>
          <input
            id={`${id}-${column}`}
            name={column}
            type="number"
            inputMode="numeric"
            min={0}
            max={limits.value}
            placeholder="null"
          />
        </div>
      ))}
      <button type="submit" class="button">
        Commit it
      </button>
    </form>
  );
}
