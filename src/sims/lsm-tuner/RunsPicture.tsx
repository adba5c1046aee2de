import { mergedBytes, TABLE_BYTES } from './merge.ts';
import { nextPick } from './model.ts';
import type { State } from './model.ts';
import { levelCount } from './pick.ts';
import type { Run } from './pick.ts';
import { countOf, megabytes, pickInWords, runsInWords } from './words.ts';

const WIDTH = 340;
const TOP = 10;
const ROWS = 222;
const LEFT = 30;
const UNITS_PER_BYTE = 232 / TABLE_BYTES;

interface Placed extends Run {
  x: number;
  width: number;
  picked: boolean;
}

/** Runs by level, to scale: the width of a bar is its size, and the grey line is a table with every key once. */
export function RunsPicture({ id, state }: { id: string; state: State }) {
  const { settings, runs } = state;
  const levels = levelCount(settings.trigger, runs);
  const rowHeight = Math.min(37, ROWS / levels);
  const barHeight = Math.min(19, rowHeight - 3);
  const pick = nextPick(state);
  const merged = pick ? mergedBytes(runs.slice(0, pick.count)) : 0;
  const rowMiddle = (level: number) => TOP + rowHeight * (level + 0.5);
  const bottom = TOP + rowHeight * levels;
  const placed = placeRuns(runs, pick?.count ?? 0);

  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} 270`}
      width={WIDTH}
      height={270}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>Sorted runs by level</title>
      <desc id={`${id}-d`}>{`${runsInWords(runs)}. ${pickInWords(state)}`}</desc>
      <g class="axis sim-lsm__scale">
        <path
          class="sim-lsm__whole"
          d={`M${String(LEFT + 232)} ${String(TOP - 4)}V${String(bottom)}`}
        />
        <path d={`M${String(LEFT)} ${String(bottom + 0.5)}h232`} />
        {[0, 10, 20, 30, 40, 50].map((mb) => (
          <g key={mb}>
            <path d={`M${String(LEFT + mb * 4.64)} ${String(bottom + 0.5)}v4`} />
            <text class="s" x={LEFT + mb * 4.64} y={bottom + 17} text-anchor="middle">
              {mb === 50 ? '50 MB' : mb}
            </text>
          </g>
        ))}
        <text class="s" x={LEFT + 232} y={bottom + 30} text-anchor="middle">
          = every key once
        </text>
      </g>
      {Array.from({ length: levels }, (_, level) => {
        const here = placed.filter((run) => run.level === level);
        const end = here.at(-1);
        const isOutput = pick?.outputLevel === level;
        return (
          <g key={level}>
            <text
              class={here.length > 0 || isOutput ? 's sim-lsm__level' : 's'}
              x={LEFT - 6}
              y={rowMiddle(level) + 4}
              text-anchor="end"
            >
              {`L${String(level)}`}
            </text>
            {here.length === 0 && !isOutput && (
              <path class="sim-lsm__empty" d={`M${String(LEFT)} ${String(rowMiddle(level))}h6`} />
            )}
            {here.map((run, index) => (
              <g key={index} class={`part ${run.picked ? 't-picked' : 't-data'}`}>
                <rect
                  x={run.x}
                  y={rowMiddle(level) - barHeight / 2}
                  width={run.width}
                  height={barHeight}
                  rx={Math.min(2, run.width / 3)}
                />
              </g>
            ))}
            {isOutput && (
              <g class="part t-result">
                <rect
                  x={LEFT}
                  y={rowMiddle(level) - barHeight / 2}
                  width={merged * UNITS_PER_BYTE}
                  height={barHeight}
                  rx="2"
                />
              </g>
            )}
            <text
              class={isOutput ? 's sim-lsm__size sim-lsm__size--next' : 's sim-lsm__size'}
              x={
                Math.max(
                  end ? end.x + end.width : LEFT,
                  isOutput ? LEFT + merged * UNITS_PER_BYTE : 0,
                ) + 5
              }
              y={rowMiddle(level) + 4}
            >
              {isOutput ? `→ ${megabytes(merged)} MB` : sizeLabel(here)}
            </text>
          </g>
        );
      })}
      {pick && pick.outputLevel > 0 && (
        <g class="arrow arrow--accent">
          <path
            d={`M328 ${String(rowMiddle(runs[0]?.level ?? 0))}h6V${String(rowMiddle(pick.outputLevel))}h-10m5 -4l-5 4l5 4`}
          />
        </g>
      )}
    </svg>
  );
}

function placeRuns(runs: readonly Run[], picked: number): Placed[] {
  let x = LEFT;
  return runs.map((run, index) => {
    const width = run.bytes * UNITS_PER_BYTE;
    const place = { ...run, x: run.level === 0 ? x : LEFT, width, picked: index < picked };
    if (run.level === 0) x += width + 1.5;
    return place;
  });
}

function sizeLabel(runs: readonly Placed[]): string {
  const [first] = runs;
  if (!first) return '';
  return first.level === 0
    ? `${countOf(runs.length, 'run')} of 1 MB`
    : `${megabytes(first.bytes)} MB`;
}
