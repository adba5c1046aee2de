import { formatNumber } from '../../domain/amounts.ts';
import { measure, MEASURED_FLUSHES } from './measure.ts';
import { isSame } from './settings.ts';
import type { Settings } from './settings.ts';
import { bestRows, settingsInWords, verdict } from './words.ts';

/** The settings measured so far, side by side; the best of each column is marked. */
export function Measured({
  id,
  measured,
  current,
}: {
  id: string;
  measured: readonly Settings[];
  current: Settings;
}) {
  const best = bestRows(measured);
  const compared = measured.length > 1;
  const cell = (column: keyof typeof best, row: number, text: string) => {
    const wins = compared && best[column].includes(row);
    return (
      <td class={wins ? 'sim-lsm__best' : undefined}>
        {text}
        {wins && <span class="visually-hidden"> (best)</span>}
      </td>
    );
  };
  return (
    <div class="sim-lsm__measured">
      <table class="sim__table" aria-describedby={`${id}-verdict`}>
        <caption>{`Means over ${formatNumber(MEASURED_FLUSHES)} flushes into an empty table`}</caption>
        <thead>
          <tr>
            <th scope="col">settings</th>
            <th scope="col">write</th>
            <th scope="col">read</th>
            <th scope="col">space</th>
          </tr>
        </thead>
        <tbody>
          {measured.map((settings, row) => {
            const { write, read, space } = measure(settings);
            return (
              <tr key={row} class={isSame(settings, current) ? 'sim-lsm__current' : undefined}>
                <th scope="row">{settingsInWords(settings)}</th>
                {cell('write', row, write.toFixed(1))}
                {cell('read', row, read.toFixed(1))}
                {cell('space', row, space.toFixed(2))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="sim__note" id={`${id}-verdict`}>
        {compared && <span class="sim-lsm__best">best in its column. </span>}
        {verdict(measured)}
      </p>
    </div>
  );
}
