import { useState } from 'preact/hooks';
import { count, formatNumber } from '../../domain/amounts.ts';
import type { ByteRange } from '../../readers/source.ts';
import { percent } from './percent.ts';
import { partsOf } from './parts.ts';
import { bytesIn } from './ranges.ts';
import type { FilePart } from '../../readers/file-part.ts';

interface Props {
  file: FilePart;
  /** What was read, merged; left out where nothing is said about it. */
  merged: readonly ByteRange[] | undefined;
  onMore?: ((more: string) => void) | undefined;
}

/** The map in words. What is inside a part is written out when it is opened. */
export function ByteList({ file, merged, onMore }: Props) {
  return (
    <details class="bytes__list">
      <summary>The same as a list</summary>
      <Parts span={file} merged={merged} onMore={onMore} />
    </details>
  );
}

interface PartsProps extends Omit<Props, 'file'> {
  span: FilePart;
}

function Parts({ span, merged, onMore }: PartsProps) {
  return (
    <ul>
      {partsOf(span).map((part, index) => (
        <Part key={index} span={part} merged={merged} onMore={onMore} />
      ))}
    </ul>
  );
}

function Part({ span: part, merged, onMore }: PartsProps) {
  const [isOpen, setOpen] = useState(false);
  const bytes = part.end - part.start;
  const read = merged && bytesIn(part, merged);
  const words = (
    <>
      <strong>{part.label}</strong>
      {`: bytes ${formatNumber(part.start)} to ${formatNumber(part.end - 1)}, ${count(bytes, 'byte')}`}
      {read !== undefined && `, ${read === 0 ? 'not read' : `${percent(read, bytes)} read`}`}
    </>
  );
  const isUnread = part.more !== undefined && !part.children;
  if (partsOf(part).length === 0 && !isUnread) {
    return (
      <li>
        <p>{words}</p>
        {part.note && <p class="bytes__note">{part.note}</p>}
      </li>
    );
  }
  return (
    <li>
      <details
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
          if (event.currentTarget.open && isUnread) onMore?.(part.more ?? '');
        }}
      >
        <summary>{words}</summary>
        {part.note && <p class="bytes__note">{part.note}</p>}
        {isOpen && <Parts span={part} merged={merged} onMore={onMore} />}
      </details>
    </li>
  );
}
