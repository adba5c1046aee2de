import { count, formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { Taken } from './facts.ts';
import { shortName } from './words.ts';

/** One row, and every read that it took. */
export function TakeOne({ taken }: { taken: Taken | null }) {
  const size = taken?.files.reduce((sum, file) => sum + file.size, 0) ?? 0;
  return (
    <>
      <div role="status">
        {taken && (
          <p class="look__said">
            The row is at address {taken.address.fragment} × 2³² +{' '}
            {formatNumber(taken.address.offset)}: fragment {taken.address.fragment}, place{' '}
            {formatNumber(taken.address.offset)}. It took {count(taken.reads, 'read')} with{' '}
            {formatBytes(taken.bytes)}, {percent(taken.bytes, size)} of{' '}
            {taken.files.length === 1 ? 'its file' : 'its files'}. Chunks stay as small in a file
            that is a thousand times larger.
          </p>
        )}
      </div>
      {taken && (
        <>
          <dl class="look__facts lance-row">
            {taken.columns.map((column, at) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>{JSON.stringify(taken.row[at] ?? null).slice(0, 200)}</dd>
              </div>
            ))}
          </dl>
          <ScrollTable
            caption="Every read, in order. A reader that stays open has the ends of files, chunk tables and dictionaries from then on: a second row takes the chunks alone."
            columns={[
              { name: 'Read', isNumber: true },
              { name: 'File' },
              { name: 'What for' },
              { name: 'Bytes', isNumber: true },
            ]}
            rows={taken.files
              .flatMap(({ path, steps }) => steps.map((step) => ({ path, ...step })))
              .map(({ path, what, bytes }, at) => ({
                key: at,
                cells: [
                  at + 1,
                  <span key="file" class="mono">
                    {shortName(path)}
                  </span>,
                  what,
                  formatNumber(bytes),
                ],
              }))}
          />
        </>
      )}
    </>
  );
}
