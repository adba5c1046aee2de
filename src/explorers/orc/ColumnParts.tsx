import { count, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { boundCells, boundColumns } from './Bounds.tsx';
import type { ColumnDetail, RunsPart } from './facts.ts';
import { valueText } from './words.ts';

/** One column of one stripe: its row groups, its dictionary, its runs. */
export function ColumnParts({ detail, stride }: { detail: ColumnDetail; stride: number }) {
  const hasBloom = detail.groups.some(({ bloom }) => bloom !== null);
  return (
    <>
      {detail.groups.length === 0 ? (
        <p class="look__none">
          This column has no row index in this stripe: a reader begins at the stripe’s first row.
        </p>
      ) : (
        <ScrollTable
          caption={
            <>
              <strong>{count(detail.groups.length + detail.unlisted, 'row group')}</strong> of up to{' '}
              {formatNumber(stride)} rows. The positions say where to begin in each stream: at which
              chunk, how far into it once it is unpacked, and how many values of a run to step over.
            </>
          }
          columns={[
            { name: 'From row', isNumber: true },
            ...boundColumns,
            ...(hasBloom ? [{ name: 'Bloom filter' }] : []),
            { name: 'Positions' },
          ]}
          rows={detail.groups.map(({ firstRow, rows, facts, positions, bloom }) => ({
            key: firstRow,
            cells: [
              formatNumber(firstRow + 1),
              ...boundCells(facts, rows),
              ...(hasBloom
                ? [
                    bloom
                      ? `${formatNumber(bloom.set)} of ${formatNumber(bloom.bits)} bits set (${percent(bloom.set, bloom.bits)}), ${bloom.hashes} a value`
                      : '–',
                  ]
                : []),
              <ul key="positions" class="plain-list note">
                {positions.map(({ stream, words }) => (
                  <li key={stream}>
                    <code>{stream}</code> {words}
                  </li>
                ))}
              </ul>,
            ],
          }))}
        />
      )}
      {detail.words && (
        <div>
          <h3>Its dictionary</h3>
          <p>
            {count(detail.words.size, 'word')}, sorted. A dictionary has no position in the index:
            to read one row, all of it is read.
          </p>
          <p class="orc__words">
            {detail.words.words.map((word, at) => (
              <code key={at}>{valueText(word)}</code>
            ))}
            {detail.words.size > detail.words.words.length && <span>…</span>}
          </p>
        </div>
      )}
      {detail.runs.map((part) => (
        <Runs key={part.stream} part={part} />
      ))}
    </>
  );
}

const runNotes: Record<string, string> = {
  'short repeat': 'one value, up to 10 times',
  direct: 'values as they are, all with the same number of bits',
  'patched base': 'small differences from a base; the few large ones are patched in',
  delta: 'a first value, and the steps from each to the next',
  run: 'a first value and one step for all',
  literals: 'values as they are, each as long as it needs',
};

function Runs({ part: { stream, version, runs, hasMore } }: { part: RunsPart }) {
  const values = runs.reduce((sum, run) => sum + run.count, 0);
  return (
    <ScrollTable
      caption={
        <>
          <strong>
            Runs of <code>{stream}</code>
          </strong>{' '}
          (run length encoding, version {version}): {hasMore ? 'the first ' : ''}
          {count(runs.length, 'run')} with {count(values, 'value')}. The writer chooses a kind for
          each run.
        </>
      }
      columns={[
        { name: 'Run', isNumber: true },
        { name: 'Kind' },
        { name: 'Values', isNumber: true },
        { name: 'Bits each', isNumber: true },
        { name: 'As stored' },
        { name: 'What it is' },
      ]}
      rows={runs.slice(0, 20).map(({ kind, count: length, width, patches, first }, at) => ({
        key: at,
        cells: [
          at + 1,
          kind,
          formatNumber(length),
          width === 0 ? 'one step for all' : (width ?? '–'),
          <span key="first" class="mono">
            {first.map(valueText).join(', ')}
            {length > first.length && ', …'}
          </span>,
          <span key="note" class="note">
            {runNotes[kind] ?? ''}
            {patches > 0 && ` (${patches} here)`}
          </span>,
        ],
      }))}
    />
  );
}
