import type { ComponentChildren } from 'preact';
import { formatBytes, formatNumber } from '../../domain/amounts.ts';
import { percent } from '../shell/percent.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import type { Span } from '../shell/spans.ts';
import type { Made } from './made.ts';
import { TableBox } from './TableBox.tsx';
import type { Written } from './worker.ts';
import { differences } from './writer-words.ts';

interface Props {
  kept: Made;
  made: Made;
}

/** Two files at one scale, and side by side in numbers. */
export function Compare({ kept, made }: Props) {
  const scale = Math.max(kept.written.bytes.length, made.written.bytes.length);
  const changes = differences(kept.settings, made.settings);
  const isSame = kept === made || changes.length === 0;
  return (
    <div class="pq-compare">
      <p role="status">
        {isSame
          ? 'This is the file to compare with. Change a setting, and it is written again.'
          : `${changes.join('; ')}.`}{' '}
        {!isSame && sizeInWords(kept.written, made.written)}
      </p>
      {!isSame && (
        <figure>
          <figcaption>{`Before: ${formatBytes(kept.written.bytes.length)}`}</figcaption>
          <ByteMap
            id="pq-map-before"
            title="Bytes of the file before"
            size={kept.written.bytes.length}
            spans={kept.written.spans}
            reads={kept.written.asked?.ranges}
            scale={scale}
            readLabel="Read for the condition, besides the footer"
            isBrief
          />
        </figure>
      )}
      <figure>
        <figcaption>{`${isSame ? 'The file' : 'Now'}: ${formatBytes(made.written.bytes.length)}`}</figcaption>
        <ByteMap
          id="pq-map-now"
          title="Bytes of the file now"
          size={made.written.bytes.length}
          spans={made.written.spans}
          reads={made.written.asked?.ranges}
          scale={scale}
          readLabel="Read for the condition, besides the footer"
          isBrief
        />
      </figure>
      <Sizes kept={kept.written} made={made.written} isSame={isSame} />
    </div>
  );
}

function sizeInWords(before: Written, now: Written): string {
  const [a, b] = [before.bytes.length, now.bytes.length];
  if (a === b) return 'The file has as many bytes as before.';
  return `The file has ${formatBytes(Math.abs(b - a))} ${b > a ? 'more' : 'less'} (${percent(Math.abs(b - a), a)}).`;
}

const BAR = 140;

/** Before (light) and now (dark), at one scale for all lines. */
function Bars({ line: { before, now }, largest }: { line: Line; largest: number }) {
  const width = (bytes: number) => (bytes === 0 ? 0 : Math.max(1, (bytes / largest) * BAR));
  return (
    <svg width={BAR} height={14} aria-hidden="true">
      <rect class="pq-bar pq-bar--unpacked" width={width(before)} height={14} />
      <rect class="pq-bar" y={3} width={width(now)} height={8} />
    </svg>
  );
}

interface Line {
  name: string;
  before: number;
  now: number;
}

function Sizes({ kept, made, isSame }: { kept: Written; made: Written; isSame: boolean }) {
  const inside = ({ spans }: Written, kind: Span['kind']) =>
    spans
      .filter((span) => span.kind === kind)
      .reduce((sum, { start, end }) => sum + end - start, 0);
  const lines: Line[] = [
    ...made.columns.map(({ name, packed }, i) => ({
      name,
      before: kept.columns[i]?.packed ?? 0,
      now: packed,
    })),
    { name: 'page index', before: inside(kept, 'index'), now: inside(made, 'index') },
    { name: 'Bloom filters', before: inside(kept, 'filter'), now: inside(made, 'filter') },
    { name: 'footer', before: kept.footerBytes, now: made.footerBytes },
  ];
  const whole = { name: 'whole file', before: kept.bytes.length, now: made.bytes.length };
  const largest = Math.max(1, ...lines.flatMap(({ before, now }) => [before, now]));
  const asked: Line[] =
    kept.asked && made.asked
      ? [
          {
            name: 'left to be read for the condition',
            before: kept.asked.totals.leftBytes,
            now: made.asked.totals.leftBytes,
          },
          {
            name: 'indexes read for it',
            before: kept.asked.totals.indexBytes,
            now: made.asked.totals.indexBytes,
          },
        ]
      : [];
  return (
    <TableBox
      label="Sizes"
      caption={`Bytes by column${asked.length > 0 ? ', and what the condition reads' : ''}.`}
    >
      <thead>
        <tr>
          <th scope="col">bytes of</th>
          {!isSame && (
            <th scope="col" class="pq-table__number">
              before
            </th>
          )}
          <th scope="col" class="pq-table__number">
            now
          </th>
          {!isSame && (
            <th scope="col" class="pq-table__number">
              change
            </th>
          )}
          <th scope="col">
            <span class="visually-hidden">as bars</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {[...lines, whole].map((line) => (
          <SizeRow key={line.name} line={line} isSame={isSame}>
            {line !== whole && <Bars line={line} largest={largest} />}
          </SizeRow>
        ))}
      </tbody>
      <tbody>
        {asked.map((line) => (
          <SizeRow key={line.name} line={line} isSame={isSame} />
        ))}
        {kept.asked && made.asked && (
          <>
            <tr>
              <th scope="row">row groups skipped</th>
              {!isSame && <td class="pq-table__number">{skipped(kept)}</td>}
              <td class="pq-table__number">{skipped(made)}</td>
              {!isSame && <td />}
              <td />
            </tr>
            <tr>
              <th scope="row">rows that match</th>
              {!isSame && <td class="pq-table__number">{formatNumber(kept.asked.matches)}</td>}
              <td class="pq-table__number">{formatNumber(made.asked.matches)}</td>
              {!isSame && <td />}
              <td />
            </tr>
          </>
        )}
      </tbody>
    </TableBox>
  );
}

interface SizeRowProps {
  line: Line;
  isSame: boolean;
  children?: ComponentChildren;
}

function SizeRow({ line: { name, before, now }, isSame, children }: SizeRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {!isSame && <td class="pq-table__number">{formatNumber(before)}</td>}
      <td class="pq-table__number">{formatNumber(now)}</td>
      {!isSame && <td class="pq-table__number">{changeInWords(before, now)}</td>}
      <td>{children}</td>
    </tr>
  );
}

function changeInWords(before: number, now: number): string {
  if (before === now) return 'none';
  const sign = now > before ? '+' : '−';
  const share = before === 0 ? '' : ` (${sign}${percent(Math.abs(now - before), before)})`;
  return `${sign}${formatNumber(Math.abs(now - before))}${share}`;
}

function skipped({ asked }: Written): string {
  if (!asked) return '';
  const { statistics, bloom, pages, read } = asked.totals.groups;
  return `${formatNumber(statistics + bloom + pages)} of ${formatNumber(statistics + bloom + pages + read)}`;
}
