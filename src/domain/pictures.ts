import { drawFiles, type FilesState } from './pictures/files.ts';
import { drawQueues, type QueuesState } from './pictures/queues.ts';
import { drawRows, type RowsState } from './pictures/rows.ts';
import { drawRuns, type RunsState } from './pictures/runs.ts';
import { markChanges, type Scene } from './pictures/scene.ts';
import { drawWriters, type WritersState } from './pictures/writers.ts';

/** The known kinds of picture, each with the few words of state that one frame of it takes. */
export type PictureFrames =
  | { picture: 'runs'; states: RunsState[] }
  | { picture: 'files'; states: FilesState[] }
  | { picture: 'writers'; states: WritersState[] }
  | { picture: 'queues'; states: QueuesState[] }
  | { picture: 'rows'; states: RowsState[] };

/**
 * Draws the frames of one picture, with what changed marked. Throws a `PictureError` for what does not fit: its
 * message says what, and how much room there is.
 */
export function drawFrames(frames: PictureFrames): Scene[] {
  return markChanges(drawStates(frames));
}

function drawStates(frames: PictureFrames): Scene[] {
  switch (frames.picture) {
    case 'runs':
      return drawRuns(frames.states);
    case 'files':
      return drawFiles(frames.states);
    case 'writers':
      return drawWriters(frames.states);
    case 'queues':
      return drawQueues(frames.states);
    case 'rows':
      return drawRows(frames.states);
  }
}
