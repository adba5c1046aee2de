import { count, formatNumber } from '../../domain/amounts.ts';
import type { Scan } from '../../readers/orc/scan.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import type { Overview } from './facts.ts';
import { fateOf, fates, type Fate } from './scan-words.ts';

const HEIGHT = 18;
const SPARED = 8;
const MOST = 60;
const MOST_LISTED = 200;

/** Stripe by stripe, its row groups as long as they have rows: what was left out lies low. */
export function ScanPicture({ file, scan }: { file: Overview; scan: Scan }) {
  const longest = Math.max(1, ...file.stripes.map(({ rows }) => rows));
  const used = new Set<Fate>();
  const bars = scan.stripes.slice(0, MOST).map(({ index, verdict, groups }) => {
    const place = file.stripes[index];
    if (!place) return null;
    const cells = verdict.skip
      ? [{ from: 0, rows: place.rows, fate: 'stripe' as Fate }]
      : groups.map((group) => ({
          from: group.firstRow - place.firstRow,
          rows: group.rows,
          fate: fateOf(group),
        }));
    for (const { fate } of cells) used.add(fate);
    return (
      <li key={index}>
        <span>stripe {index + 1}</span>
        <svg viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {cells.map(({ from, rows, fate }) => {
            const isRead = fate === 'match' || fate === 'vain';
            const height = isRead ? HEIGHT : SPARED;
            return (
              <rect
                key={from}
                class={`orc-fate orc-fate--${fate}`}
                x={(from / longest) * 1000 + 1}
                y={HEIGHT - height + 0.5}
                width={Math.max(1, (rows / longest) * 1000 - 2)}
                height={height - 1}
              />
            );
          })}
        </svg>
      </li>
    );
  });
  const listed = scan.stripes.flatMap(({ index, verdict, groups }) =>
    verdict.skip
      ? [{ key: `${index}`, cells: [`stripe ${index + 1}`, 'all', fates.stripe, '–', verdict.why] }]
      : groups.map((group, at) => ({
          key: `${index} ${at}`,
          mark: fateOf(group) === 'match',
          cells: [
            `stripe ${index + 1}`,
            `from row ${formatNumber(group.firstRow + 1)}`,
            fates[fateOf(group)],
            group.matching === null ? '–' : formatNumber(group.matching),
            group.why,
          ],
        })),
  );
  return (
    <>
      {bars.length > 0 && (
        <div class="orc-scan">
          <ul class="plain-list orc-scan__bars" aria-hidden="true">
            {bars}
          </ul>
          <ul class="plain-list orc-scan__legend">
            {(Object.keys(fates) as Fate[])
              .filter((fate) => used.has(fate))
              .map((fate) => (
                <li key={fate}>
                  <svg width={14} height={14} aria-hidden="true">
                    <rect
                      class={`orc-fate orc-fate--${fate}`}
                      x={1}
                      y={fate === 'match' || fate === 'vain' ? 1 : 7}
                      width={12}
                      height={fate === 'match' || fate === 'vain' ? 12 : 6}
                    />
                  </svg>
                  {fates[fate]}
                </li>
              ))}
          </ul>
        </div>
      )}
      {listed.length > 0 && (
        <details>
          <summary>Each row group, and why</summary>
          <ScrollTable
            caption={`${count(listed.length, 'entry', 'entries')}${listed.length > MOST_LISTED ? `, of which ${MOST_LISTED} are shown` : ''}.`}
            columns={[
              { name: 'Stripe' },
              { name: 'Row group' },
              { name: 'Fate' },
              { name: 'Matches', isNumber: true },
              { name: 'Why' },
            ]}
            rows={listed.slice(0, MOST_LISTED)}
          />
        </details>
      )}
    </>
  );
}
