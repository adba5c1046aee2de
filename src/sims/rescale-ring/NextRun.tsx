import { limits } from './model.ts';
import type { Action } from './model.ts';

/** What stands in the two fields; the reader may be in the middle of typing. */
export interface Draft {
  readonly parallelism: string;
  readonly maxParallelism: string;
}

interface Props {
  id: string;
  draft: Draft;
  recorded: number;
  ready: boolean;
  change: (draft: Draft) => void;
  take: (action: Action) => void;
}

/** The two numbers of the next run, and the two ways to start it. */
export default function NextRun({ id, draft, recorded, ready, change, take }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isNew = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'start';
    const maxParallelism = draft.maxParallelism === '' ? null : Number(draft.maxParallelism);
    take({
      kind: isNew ? 'start' : 'restore',
      request: { parallelism: Number(draft.parallelism), maxParallelism },
    });
  };
  return (
    <form onSubmit={submit}>
      <fieldset class="sim-group" disabled={!ready}>
        <legend>The next run</legend>
        <div class="sim-controls">
          <label class="sim-field">
            <span class="sim-label">Parallelism</span>
            <input
              type="number"
              inputMode="numeric"
              required
              min={1}
              max={limits.parallelism}
              value={draft.parallelism}
              onInput={(event) => change({ ...draft, parallelism: event.currentTarget.value })}
            />
          </label>
          <label class="sim-field">
            <span class="sim-label">Max parallelism (the number of groups)</span>
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={limits.maxParallelism}
              placeholder="not set"
              aria-describedby={`${id}-max-hint`}
              value={draft.maxParallelism}
              onInput={(event) => change({ ...draft, maxParallelism: event.currentTarget.value })}
            />
          </label>
        </div>
        <p class="sim-hint sim-ring-hint" id={`${id}-max-hint`}>
          Leave the second field empty for “not set”. A savepoint of this job records{' '}
          {recorded === 1 ? '1 group' : `${recorded} groups`}.
        </p>
        <div class="sim-buttons">
          <button class="button button--main" type="submit" value="restore">
            Restore from a savepoint
          </button>
          <button class="button" type="submit" value="start">
            Start a new job
          </button>
        </div>
      </fieldset>
    </form>
  );
}
