import { useState } from 'preact/hooks';
import { count } from '../../domain/amounts.ts';
import { limits } from './model.ts';
import type { Request } from './admission.ts';

/** What stands in the two fields; the reader may be in the middle of typing. */
export interface Draft {
  readonly parallelism: string;
  readonly maxParallelism: string;
}

interface Props {
  id: string;
  /** What stands in the fields at first. */
  start: Draft;
  /** The number of key groups that a savepoint of the present job records. */
  recorded: number;
  run: (kind: 'restore' | 'start', request: Request) => void;
}

/** The two numbers of the next run, and the two ways to start it. */
export function NextRun({ id, start, recorded, run }: Props) {
  const [draft, change] = useState(start);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isNew = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'start';
    run(isNew ? 'start' : 'restore', {
      parallelism: Number(draft.parallelism),
      maxParallelism: draft.maxParallelism === '' ? null : Number(draft.maxParallelism),
    });
  };
  return (
    <form onSubmit={submit}>
      <div class="sim-ring__line">
        <div class="sim__control">
          <label for={`${id}-p`}>Parallelism</label>
          <input
            id={`${id}-p`}
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={limits.parallelism}
            value={draft.parallelism}
            onInput={(event) => {
              change({ ...draft, parallelism: event.currentTarget.value });
            }}
          />
        </div>
        <div class="sim__control">
          <label for={`${id}-max`}>Max parallelism</label>
          <input
            id={`${id}-max`}
            type="number"
            inputMode="numeric"
            min={1}
            max={limits.maxParallelism}
            placeholder="not set"
            aria-describedby={`${id}-recorded`}
            value={draft.maxParallelism}
            onInput={(event) => {
              change({ ...draft, maxParallelism: event.currentTarget.value });
            }}
          />
        </div>
        <p class="sim__note sim-ring__recorded" id={`${id}-recorded`}>
          Max parallelism is the number of key groups. A savepoint of this job records{' '}
          {count(recorded, 'group')}.
        </p>
      </div>
      <div class="sim__buttons">
        <button class="button button--main" type="submit" value="restore">
          Restore savepoint
        </button>
        <button class="button" type="submit" value="start">
          New job, no state
        </button>
      </div>
    </form>
  );
}
