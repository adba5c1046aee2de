import { Picture } from '../Picture.tsx';
import { Lane } from './Lane.tsx';
import { lostOrders } from './state.ts';
import type { State } from './state.ts';
import { isSameFile, ordersOf, writerIds } from './table.ts';
import type { Bucket, DataFile, Snapshot } from './table.ts';
import { ranges } from './names.ts';
import { describePicture } from './scene-words.ts';

const tones = { A: 'data', B: 'meta' } as const;
/** Snapshots in a row before the next name; older ones are left out. */
const SHOWN = 4;
const STEP = 67;
/** Files in a row; of more, the newest. */
const CARDS = 6;
const CARD = 44;

/** The table above, the two writers below: snapshots in a row, live files by bucket, what a query reads. */
export function Scene({ id, state }: { id: string; state: State }) {
  const { snapshots } = state;
  const newest = snapshots.at(-1);
  return (
    <Picture id={id} title="Two writers and their table" desc={describePicture(state)} height={296}>
      <Names state={state} />
      <text class="label s" x={4} y={83}>
        {newest
          ? `live files of snapshot ${newest.id} (− A: A is about to remove it)`
          : 'no live files'}
      </text>
      {([0, 1] as const).map((bucket) => (
        <Row key={bucket} bucket={bucket} live={newest?.live ?? []} state={state} />
      ))}
      <Reads state={state} />
      {writerIds.map((writer, i) => (
        <Lane
          key={writer}
          id={writer}
          writer={state.writers[writer]}
          tone={tones[writer]}
          y={184 + i * 57}
        />
      ))}
    </Picture>
  );
}

/** The newest snapshots, and the name that comes next. */
function Names({ state: { snapshots, writers } }: { state: State }) {
  const shown = snapshots.slice(-SHOWN);
  const next = (snapshots.at(-1)?.id ?? 0) + 1;
  const wanting = (name: number) =>
    writerIds.filter((writer) => writers[writer].held?.id === name).join(' and ');
  return (
    <>
      {shown.map((snapshot, i) => (
        <Name key={snapshot.id} at={i} snapshot={snapshot} wanted={wanting(snapshot.id)} />
      ))}
      <g class="part t-gone">
        <rect x={4 + shown.length * STEP} y={6} width={63} height={42} rx="3" />
        <text class="m" x={35.5 + shown.length * STEP} y={24}>
          {`s${next}`}
        </text>
        <text class="s" x={35.5 + shown.length * STEP} y={40}>
          free
        </text>
      </g>
      <Wanted at={shown.length} who={wanting(next)} />
    </>
  );
}

function Name({ at, snapshot, wanted }: { at: number; snapshot: Snapshot; wanted: string }) {
  const x = 4 + at * STEP;
  return (
    <>
      <g class={`part t-${tones[snapshot.user]}`}>
        <rect x={x} y={6} width={63} height={42} rx="3" />
        <text class="m sim-two__name" x={x + 31.5} y={24}>
          {`${snapshot.user}: s${snapshot.id}`}
        </text>
        <text class="s sim-two__kind" x={x + 31.5} y={40}>
          {snapshot.kind}
        </text>
      </g>
      <Wanted at={at} who={wanted} />
    </>
  );
}

function Wanted({ at, who }: { at: number; who: string }) {
  if (who === '') return null;
  const x = 35.5 + at * STEP;
  return (
    <g class="arrow arrow--accent">
      <path d={`M${x} 57v-6m-3 3l3 -3l3 3`} />
      <text class="label s sim-two__wanted" x={x} y={67} text-anchor="middle">
        {`${who} next`}
      </text>
    </g>
  );
}

/** One bucket's live files. Below each, who has prepared to remove it. */
function Row({ bucket, live, state }: { bucket: Bucket; live: readonly DataFile[]; state: State }) {
  const files = live.filter((file) => file.bucket === bucket).sort((a, b) => b.level - a.level);
  const hidden = Math.max(0, files.length - CARDS);
  const y = 89 + bucket * 37;
  return (
    <>
      <text class="label s" x={4} y={y + 20}>
        {`bucket ${bucket}`}
      </text>
      {files.length === 0 && (
        <text class="label s" x={58} y={y + 20}>
          no file
        </text>
      )}
      {files.slice(hidden).map((file, i) => {
        const x = 58 + i * (CARD + 2.5);
        const who = removers(file, state);
        return (
          <g key={`${file.name}-${file.level}`} class={`part t-${who === '' ? 'plain' : 'accent'}`}>
            <rect x={x} y={y} width={CARD} height={32} rx="2" />
            <text class="s sim-two__kind" x={x + CARD / 2} y={who === '' ? y + 20 : y + 13}>
              {`f${file.name} L${file.level}`}
            </text>
            {who !== '' && (
              <text class="s" x={x + CARD / 2} y={y + 26}>
                {`− ${who}`}
              </text>
            )}
          </g>
        );
      })}
      {hidden > 0 && (
        <text class="label s" x={4} y={y + 33}>
          {`+ ${hidden} more`}
        </text>
      )}
    </>
  );
}

function removers(file: DataFile, { writers }: State): string {
  return writerIds
    .filter((writer) =>
      writers[writer].parts.some(
        ({ outcome, removed }) =>
          outcome === 'open' && removed.some((each) => isSameFile(each, file)),
      ),
    )
    .join(', ');
}

function Reads({ state }: { state: State }) {
  const read = ordersOf(state.snapshots.at(-1)?.live ?? []);
  const lost = lostOrders(state);
  return (
    <>
      <text class="label s sim-two__kind" x={4} y={175}>
        {`a query reads: ${read.length === 0 ? 'no order' : `orders ${shorten(ranges(read))}`}`}
      </text>
      {lost.length > 0 && (
        <text class="label s sim-two__lost" x={336} y={175} text-anchor="end">
          {`lost: ${shorten(ranges(lost))}`}
        </text>
      )}
    </>
  );
}

/** At most so many ranges that the line holds them; the newest stay. */
function shorten(texts: readonly string[]): string {
  return texts.length > 7 ? `… ${texts.slice(-6).join(' ')}` : texts.join(' ');
}
