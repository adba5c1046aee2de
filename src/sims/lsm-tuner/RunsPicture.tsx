import { count } from '../../domain/amounts.ts';
import { Picture } from '../Picture.tsx';
import { FLUSH_BYTES, mergedBytes, TABLE_BYTES } from './merge.ts';
import { nextPick } from './model.ts';
import type { State } from './model.ts';
import { levelCount } from './pick.ts';
import type { Run } from './pick.ts';
import { megabytes, pickInWords, runsInWords } from './words.ts';

const WIDTH = 340;
const HEIGHT = 270;
const LEFT = 30;
const TOP = 10;
/** Room for all levels together, in units; and for the longest bar. */
const ROWS = 222;
const BAR = 232;
/** Of a digit or letter in a label; only the arrow's place hangs on it. */
const LETTER = 6.4;

/** A young table is drawn larger: up to 20 MB while no run comes near, then up to the whole key space. */
const young = { whole: false, mb: 20, ticks: [0, 5, 10, 15, 20] };
const full = { whole: true, mb: TABLE_BYTES / FLUSH_BYTES, ticks: [0, 10, 20, 30, 40, 50] };

interface Bar {
  x: number;
  width: number;
  picked: boolean;
}

interface Row {
  level: number;
  bars: Bar[];
  /** Width of the run that the next compaction leaves here, or null. */
  result: number | null;
  label: string;
  labelX: number;
  y: number;
}

/** Runs by level, to scale: a bar is as wide as its run is large. A dashed frame is what the next compaction leaves. */
export function RunsPicture({ id, state }: { id: string; state: State }) {
  const { rows, rowHeight, scale } = layOut(state);
  const barHeight = Math.min(19, rowHeight - 3);
  const bottom = TOP + rowHeight * rows.length + 0.5;
  const end = LEFT + BAR;
  const tick = (mb: number) => Math.round(LEFT + (mb / scale.mb) * BAR);
  return (
    <Picture
      id={id}
      title="Sorted runs by level"
      desc={`${runsInWords(state.runs)}. ${pickInWords(state)}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <g class="axis">
        {scale.whole && (
          <path class="sim-lsm__whole" d={`M${String(end)} ${String(TOP - 4)}V${String(bottom)}`} />
        )}
        <path d={`M${String(LEFT)} ${String(bottom)}h${String(BAR)}`} />
        {scale.ticks.map((mb) => (
          <g key={mb}>
            <path d={`M${String(tick(mb))} ${String(bottom)}v4`} />
            <text class="s" x={tick(mb)} y={bottom + 17} text-anchor="middle">
              {mb === scale.mb ? `${String(mb)} MB` : mb}
            </text>
          </g>
        ))}
        {scale.whole && (
          <text class="s" x={end + 18} y={bottom + 31} text-anchor="end">
            = every key once
          </text>
        )}
      </g>
      {rows.map((row) => (
        <LevelRow key={row.level} row={row} barHeight={barHeight} />
      ))}
      <MergeArrow rows={rows} />
    </Picture>
  );
}

function LevelRow({ row, barHeight }: { row: Row; barHeight: number }) {
  const { level, bars, result, label, labelX, y } = row;
  const isUsed = bars.length > 0 || result !== null;
  const top = y - barHeight / 2;
  return (
    <g>
      {(isUsed || barHeight >= 12) && (
        <text class={isUsed ? 's sim-lsm__level' : 's'} x={LEFT - 6} y={y + 4} text-anchor="end">
          {`L${String(level)}`}
        </text>
      )}
      {!isUsed && <path class="sim-lsm__empty" d={`M${String(LEFT)} ${String(y)}h6`} />}
      {bars.map(({ x, width, picked }, index) => (
        <g key={index} class={`part ${picked ? 't-picked' : 't-data'}`}>
          <rect x={x} y={top} width={width} height={barHeight} rx={Math.min(2, width / 3)} />
        </g>
      ))}
      {result !== null && (
        <g class="part t-result">
          <rect x={LEFT} y={top} width={result} height={barHeight} rx="2" />
        </g>
      )}
      <text class={result === null ? 's' : 's sim-lsm__next'} x={labelX} y={y + 4}>
        {label}
      </text>
    </g>
  );
}

/** From the newest picked run down to the level that the merge goes to. */
function MergeArrow({ rows }: { rows: readonly Row[] }) {
  const from = rows.find(({ bars }) => bars.some(({ picked }) => picked));
  const to = rows.find(({ result }) => result !== null);
  if (!from || !to || from === to) return null;
  const passed = rows.filter(({ level }) => level >= from.level && level <= to.level);
  const labelEnd = (row: Row) => row.labelX + row.label.length * LETTER + 2;
  const x = Math.min(WIDTH - 4, Math.max(...passed.map(labelEnd)) + 14);
  const start = Math.min(x - 6, labelEnd(from) + 4);
  const head = Math.min(x - 8, labelEnd(to) + 4);
  return (
    <g class="arrow arrow--accent">
      <path
        d={`M${String(start)} ${String(from.y)}H${String(x)}V${String(to.y)}H${String(head)}m5 -4l-5 4l5 4`}
      />
    </g>
  );
}

function layOut(state: State) {
  const { settings, runs } = state;
  const levels = levelCount(settings.trigger, runs);
  const rowHeight = Math.min(37, ROWS / levels);
  const pick = nextPick(state);
  const merged = pick ? mergedBytes(runs.slice(0, pick.count)) : 0;
  const largest = Math.max(merged, ...runs.map(({ bytes }) => bytes)) / FLUSH_BYTES;
  const scale = largest < young.mb - 2 ? young : full;
  const units = (bytes: number) => Math.round((bytes / FLUSH_BYTES / scale.mb) * BAR * 10) / 10;

  const rows = Array.from({ length: levels }, (_, level): Row => {
    const here = runs.flatMap((run, index) =>
      run.level === level ? [{ ...run, picked: index < (pick?.count ?? 0) }] : [],
    );
    const bars = here.map(({ bytes, picked }, index) => {
      const width = units(bytes);
      return { x: LEFT + index * (width + 1.5), width, picked };
    });
    const result = pick?.outputLevel === level ? units(merged) : null;
    const last = bars.at(-1);
    const barEnd = Math.max(last ? last.x + last.width : LEFT, LEFT + (result ?? 0));
    return {
      level,
      bars,
      result,
      label: result === null ? sizeLabel(here) : `→ ${megabytes(merged)} MB`,
      labelX: barEnd + 5,
      y: TOP + rowHeight * (level + 0.5),
    };
  });
  return { rows, rowHeight, scale };
}

function sizeLabel(runs: readonly Run[]): string {
  const [first] = runs;
  if (!first) return '';
  return first.level === 0
    ? `${count(runs.length, 'run')} of 1 MB`
    : `${megabytes(first.bytes)} MB`;
}
