import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Pointer, TableHistory } from '../../readers/table/model.ts';
import { timeText } from './names.ts';
import { snapshotNames } from './words.ts';

interface Props {
  history: TableHistory;
  at: string | null;
  with: string | null;
  choose: (snapshot: string) => void;
}

/** The snapshots as a log that grows to the right, with the pointers that name them. */
export function History({ history, at, with: other, choose }: Props): JSX.Element {
  const { snapshots, pointers, format, isUtc } = history;
  const list = useRef<HTMLDivElement>(null);
  // The newest is at the far right: what is chosen is brought into sight, without moving the page.
  useEffect(() => {
    const cell = list.current?.querySelector('[aria-checked="true"]')?.parentElement;
    if (!list.current || !cell) return;
    const { offsetLeft, offsetWidth } = cell;
    const { scrollLeft, clientWidth } = list.current;
    const isLeft = offsetLeft < scrollLeft;
    if (isLeft || offsetLeft + offsetWidth > scrollLeft + clientWidth) {
      list.current.scrollLeft = offsetLeft - (clientWidth - offsetWidth) / 2;
    }
  }, [at]);
  const move = (event: KeyboardEvent, index: number) => {
    const next = nextIndex(event.key, index, snapshots.length);
    const snapshot = next === null ? undefined : snapshots[next];
    if (next === null || !snapshot) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
    choose(snapshot.id);
  };
  return (
    <div
      ref={list}
      class="table-log"
      role="radiogroup"
      aria-label={`${snapshotNames[format].many}, from the oldest to the newest`}
    >
      {snapshots.map(({ id, label, operation, time }, index) => {
        const flags = pointers.filter(({ snapshot }) => snapshot === id);
        const isChosen = id === at;
        return (
          <div key={id} class="table-log__cell">
            <div class="table-log__flags">
              {flags.map((flag) => (
                <span key={flag.name} class="table-log__flag" data-kind={flag.kind}>
                  {flagText(flag)}
                </span>
              ))}
            </div>
            <button
              type="button"
              role="radio"
              class="table-log__snapshot"
              aria-checked={isChosen}
              data-compared={id === other || undefined}
              tabIndex={isChosen || (at === null && index === 0) ? 0 : -1}
              onClick={() => choose(id)}
              onKeyDown={(event) => move(event, index)}
            >
              <span class="table-log__label">{label}</span>
              <span class="table-log__operation">{operation}</span>
              <span class="table-log__time">{shortTime(time)}</span>
              <span class="visually-hidden">
                {`, ${timeText(time, isUtc)}`}
                {flags.map((flag) => `, ${flagText(flag)}`)}
                {id === other && ', compared with'}
              </span>
            </button>
          </div>
        );
      })}
    </div>
  );
}

function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function flagText({ name, kind }: Pointer): string {
  return kind === 'current' ? name : `${kind} ${name}`;
}

/** What fits on a cell; the whole is said below. */
function shortTime(time: number | null): string {
  return time === null
    ? ''
    : timeText(time).replace(/^(\d+ \w+) \d+, (\d\d:\d\d:\d\d) UTC$/, '$1, $2');
}
