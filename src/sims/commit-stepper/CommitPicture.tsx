import { Picture } from '../Picture.tsx';
import { fateOf, orphansOf, timesWritten } from './fates.ts';
import { JobPicture } from './JobPicture.tsx';
import { mannerOf } from './manners.ts';
import { namesOf } from './names.ts';
import { RecordCells } from './RecordCells.tsx';
import { allRecords } from './state.ts';
import type { State } from './state.ts';
import { TablePicture } from './TablePicture.tsx';
import { tellJob, tellTable } from './words.ts';

/** From the source to the reader: the job, its checkpoint, the table, and what became of each record. */
export function CommitPicture({ id, state }: { id: string; state: State }) {
  return (
    <Picture
      id={id}
      title="From the source to the table"
      desc={`${tellJob(state)} ${tellTable(state)} Records: ${tellSums(state)}.`}
      height={266}
    >
      <JobPicture state={state} />
      <LastCheckpoint state={state} />
      <TablePicture state={state} y={142} />
      <RecordCells state={state} y={204} />
      <text class="m sim-commit__sums" x={1} y={262}>
        {tellSums(state)}
      </text>
    </Picture>
  );
}

function LastCheckpoint({ state: { last, job, settings } }: { state: State }) {
  return (
    <g>
      <text class="s" x={1} y={88}>
        Last complete checkpoint
      </text>
      {job && job.notice !== null && settings.target !== 'plain' && (
        <text class="s strong sim-commit__moving" x={339} y={88} text-anchor="end">
          committer not told yet
        </text>
      )}
      <g class={`part t-${last ? 'meta' : 'gone'}`}>
        <rect x={1} y={94} width={338} height={26} rx="3" />
        <text class="m" x={170} y={111.5}>
          {last
            ? `${last.id} · position ${last.position} · to commit ${namesOf(settings, last.committables) || '–'}`
            : settings.checkpoints
              ? 'none yet'
              : 'none: checkpoints are off'}
        </text>
      </g>
    </g>
  );
}

/** The promise of exactly once, counted. */
function tellSums(state: State): string {
  const times = allRecords.map((record) => timesWritten(state, record));
  const { piece, leftover } = mannerOf(state.settings);
  const sums = [
    ['once', times.filter((each) => each === 1).length],
    ['more often', times.filter((each) => each > 1).length],
    ['lost', allRecords.filter((record) => fateOf(state, record).kind === 'lost').length],
    [`${leftover}${piece === 'file' ? ' files' : ''}`, orphansOf(state).length],
  ] as const;
  return sums.map(([name, sum]) => `${name} ${sum}`).join(' · ');
}
