import { orphansOf } from './fates.ts';
import { mannerOf } from './manners.ts';
import { fileName, ranges, snapshotName } from './names.ts';
import type { Settings, Snapshot, State } from './state.ts';

const SHOWN = 5;
const WIDTH = 63;
const HEIGHT = 38;
const GAP = 5.75;

/** The table's newest snapshots, oldest on the left, and its orphan files. */
export function TablePicture({ state, y }: { state: State; y: number }) {
  const { snapshots, settings } = state;
  const { heading, leftover } = mannerOf(settings);
  const older = Math.max(0, snapshots.length - SHOWN);
  const orphans = orphansOf(state);
  return (
    <g>
      <text class="s" x={1} y={y}>
        {heading}
        {older > 0 && `: ${older} older, and`}
      </text>
      {orphans.length > 0 && (
        <text class="s sim-commit__orphans" x={339} y={y} text-anchor="end">
          {`${leftover}: ${ranges(orphans.map(({ number }) => number)).replace(/\d+/g, (each) => fileName(settings, Number(each)))}`}
        </text>
      )}
      {Array.from({ length: SHOWN }, (_, index) => (
        <Card
          key={index}
          x={1 + index * (WIDTH + GAP)}
          y={y + 7}
          settings={settings}
          snapshot={snapshots[older + index]}
        />
      ))}
    </g>
  );
}

interface CardProps {
  x: number;
  y: number;
  settings: Settings;
  snapshot: Snapshot | undefined;
}

/** A file's card, as in figures; an empty place where there is no snapshot yet. */
function Card({ x, y, settings, snapshot }: CardProps) {
  if (!snapshot)
    return (
      <g class="part t-gone sim-commit__place">
        <rect x={x} y={y} width={WIDTH} height={HEIGHT} rx="3" />
      </g>
    );
  const { file } = snapshot;
  const middle = x + WIDTH / 2;
  return (
    <g class="part t-commit">
      <path d={`M${x} ${y}h${WIDTH - 9}l9 9v${HEIGHT - 9}h${-WIDTH}z`} />
      <text class="m" x={middle} y={y + 16}>
        {snapshotName(settings, snapshot)}
      </text>
      <text class="s" x={middle} y={y + 31}>
        {file ? `${fileName(settings, file.number)}: ${ranges(file.records)}` : 'no rows'}
      </text>
    </g>
  );
}
