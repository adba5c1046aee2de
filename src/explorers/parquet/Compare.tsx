import { formatBytes, formatNumber } from '../../domain/amounts.ts';
import type { PartKind } from '../../readers/file-part.ts';
import { ByteMap } from '../shell/ByteMap.tsx';
import { percent } from '../shell/percent.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { Bars } from './Bars.tsx';
import type { Written } from './worker.ts';
import { differences } from './writer-words.ts';

interface Props {
  kept: Written;
  made: Written;
}

/** Two files at one scale, and side by side in numbers. */
export function Compare({ kept, made }: Props) {
  const scale = Math.max(kept.bytes.length, made.bytes.length);
  const changes = differences(kept.settings, made.settings);
  const isSame = kept === made || changes.length === 0;
  const map = (id: string, label: string, title: string, { bytes, parts, asked }: Written) => (
    <figure>
      <figcaption>{`${label}: ${formatBytes(bytes.length)}`}</figcaption>
      <ByteMap
        id={id}
        title={title}
        size={bytes.length}
        parts={parts}
        reads={asked?.ranges}
        scale={scale}
        readLabel="Read for the condition, besides the footer"
        isBrief
      />
    </figure>
  );
  return (
    <div class="pq-compare">
      <p class="look__said" role="status">
        {isSame
          ? 'This is the file to compare with. Change a setting, and it is written again.'
          : `${changes.join('; ')}. ${sizeInWords(kept, made)}`}
      </p>
      {!isSame && map('pq-map-before', 'Before', 'Bytes of the file before', kept)}
      {map('pq-map-now', isSame ? 'The file' : 'Now', 'Bytes of the file now', made)}
      <Sizes kept={kept} made={made} isSame={isSame} />
      <Skipped kept={kept} made={made} isSame={isSame} />
    </div>
  );
}

function sizeInWords(before: Written, now: Written): string {
  const [a, b] = [before.bytes.length, now.bytes.length];
  if (a === b) return 'The file has as many bytes as before.';
  return `The file has ${formatBytes(Math.abs(b - a))} ${b > a ? 'more' : 'less'} (${percent(Math.abs(b - a), a)}).`;
}

interface Sides extends Props {
  isSame: boolean;
}

interface Line {
  name: string;
  before: number;
  now: number;
}

/** Columns of both tables: before and change only where there are two files. */
function sides(isSame: boolean) {
  const number = (name: string) => ({ name, isNumber: true });
  return isSame ? [number('Now')] : [number('Before'), number('Now'), number('Change')];
}

function cells({ before, now }: Line, isSame: boolean): string[] {
  return isSame
    ? [formatNumber(now)]
    : [formatNumber(before), formatNumber(now), changeInWords(before, now)];
}

function Sizes({ kept, made, isSame }: Sides) {
  const inside = ({ parts }: Written, kind: PartKind) =>
    parts
      .filter((part) => part.kind === kind)
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
  const most = Math.max(1, ...lines.flatMap(({ before, now }) => [before, now]));
  return (
    <ScrollTable
      caption={
        isSame
          ? 'Where its bytes are.'
          : 'Where the bytes are. The outer bar is the file before, the inner one the file now.'
      }
      columns={[{ name: 'Bytes of' }, ...sides(isSame), { name: 'As bars', isHidden: true }]}
      rows={[...lines, whole].map((line) => ({
        key: line.name,
        cells: [
          line.name,
          ...cells(line, isSame),
          line !== whole && <Bars key="bars" outer={line.before} inner={line.now} most={most} />,
        ],
      }))}
    />
  );
}

/** What the condition reads of both files. */
function Skipped({ kept: { asked: before }, made: { asked: now }, isSame }: Sides) {
  if (!before || !now) return null;
  const skipped = ({ totals: { groups } }: NonNullable<Written['asked']>) => {
    const count = groups.statistics + groups.bloom + groups.pages;
    return `${formatNumber(count)} of ${formatNumber(count + groups.read)}`;
  };
  const row = (name: string, a: number, b: number) => ({
    key: name,
    cells: [name, ...cells({ name, before: a, now: b }, isSame)],
  });
  const groups = 'row groups skipped';
  return (
    <ScrollTable
      caption="What the condition reads."
      columns={[{ name: 'For the condition' }, ...sides(isSame)]}
      rows={[
        row('left to be read for the condition', before.totals.leftBytes, now.totals.leftBytes),
        row('indexes read for it', before.totals.indexBytes, now.totals.indexBytes),
        {
          key: groups,
          cells: [groups, ...(isSame ? [skipped(now)] : [skipped(before), skipped(now), ''])],
        },
        row('rows that match', before.matches, now.matches),
      ]}
    />
  );
}

function changeInWords(before: number, now: number): string {
  if (before === now) return 'none';
  const sign = now > before ? '+' : '−';
  const share = before === 0 ? '' : ` (${sign}${percent(Math.abs(now - before), before)})`;
  return `${sign}${formatNumber(Math.abs(now - before))}${share}`;
}
