import { openPart } from './state.ts';
import type { Progress, Writer } from './state.ts';
import type { DataFile, WriterId } from './table.ts';
import { jobInWords } from './names.ts';

interface Props {
  id: WriterId;
  writer: Writer;
  tone: 'data' | 'meta';
  y: number;
}

/** So many removed files are named; of more, the first two. */
const NAMED = 4;

/** One writer: its job, what its list of files is of, and the halves of its last commit. */
export function Lane({ id, writer, tone, y }: Props) {
  const { parts, job } = writer;
  return (
    <>
      <g class={`part t-${tone}`}>
        <rect x={4} y={y} width={332} height={53} rx="3" />
      </g>
      <text class="label m strong" x={11} y={y + 17}>
        {id}
      </text>
      <text class="label s sim-two__kind" x={26} y={y + 17}>
        {jobInWords(job)}
      </text>
      <text class="label s" x={330} y={y + 17} text-anchor="end">
        {knowledge(writer)}
      </text>
      {parts.map((part, i) => (
        <Half
          key={part.kind}
          part={part}
          wants={part === openPart(writer) ? writer.held?.id : undefined}
          y={y + 33 + i * 14}
        />
      ))}
      {parts.length === 0 && (
        <text class="label s" x={26} y={y + 33}>
          nothing prepared
        </text>
      )}
    </>
  );
}

/** What the writer chooses a compaction's inputs from. */
function knowledge({ job, list, base, parts }: Writer): string {
  if (job.kind === 'merge') return list ? `list of ${snapshot(base)}` : 'no list of files';
  return job.kind === 'compact' && parts.length > 0 ? `list of ${snapshot(base)}` : '';
}

function Half({ part, wants, y }: { part: Progress; wants: number | undefined; y: number }) {
  const isRefused = part.outcome === 'refused';
  return (
    <>
      <text class={`label s${isRefused ? '' : ' sim-two__kind'}`} x={26} y={y}>
        {`${part.kind} ${changes(part)}`}
      </text>
      <text
        class={`label s sim-two__${isRefused ? 'lost' : 'kind'}`}
        x={330}
        y={y}
        text-anchor="end"
      >
        {outcomeInWords(part, wants)}
      </text>
    </>
  );
}

function outcomeInWords({ outcome }: Progress, wants: number | undefined): string {
  if (typeof outcome === 'object') return `✓ ${snapshot(outcome.id)}`;
  if (outcome === 'refused') return '✗ refused';
  return wants === undefined ? 'prepared' : `next: ${snapshot(wants)}`;
}

const snapshot = (id: number) => (id === 0 ? 'empty table' : `s${id}`);

/** Like `−f1 −f4 +f5`. */
function changes({ kind, added, removed }: Progress): string {
  const hidden = removed.length > NAMED ? removed.length - 2 : 0;
  const minus = names('−', removed.slice(0, removed.length - hidden));
  const more = hidden > 0 ? [`−${hidden} more`] : [];
  const all = kind === 'OVERWRITE' ? ['−all'] : [...minus, ...more];
  return [...all, ...names('+', added)].join(' ');
}

const names = (sign: string, files: readonly DataFile[]) =>
  files.map(({ name, level }) => `${sign}f${name}${sign === '+' ? ` L${level}` : ''}`);
