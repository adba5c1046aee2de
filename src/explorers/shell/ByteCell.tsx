import { count, formatBytes } from '../../domain/amounts.ts';
import { percent } from './percent.ts';
import { partsOf, place, type Placed } from './parts.ts';
import type { FilePart } from '../../readers/file-part.ts';

/** Pixels: the height of a part, and of what is inside it. */
export const ROW = 46;
export const INSIDE = 12;
const LETTER = 6.6;

interface Props {
  part: FilePart;
  at: Placed;
  y: number;
  isPicked: boolean;
  read: number;
  onPick: () => void;
}

/** One part on the strip: its name, its size, and below it what is inside. */
export function ByteCell({ part, at, y, isPicked, read, onPick }: Props) {
  const inside = partsOf(part);
  const bytes = part.end - part.start;
  const room = Math.floor((at.width - 8) / LETTER);
  const under = formatBytes(bytes);
  const name = shorten(part.label, room);
  return (
    <g
      role="option"
      class={`bytes__cell bytes--${part.kind}`}
      tabindex={isPicked ? 0 : -1}
      aria-selected={isPicked}
      aria-label={`${part.label}, ${under}${read > 0 ? `, ${percent(read, bytes)} read` : ''}${inside.length > 0 ? `, ${count(inside.length, 'part')} inside` : ''}`}
      onClick={onPick}
    >
      <rect
        class="bytes__box"
        x={at.x + 0.5}
        y={y + 0.5}
        width={Math.max(1, at.width - 1.5)}
        height={ROW - 1}
      />
      {name !== '' && (
        // Of a label that is too long for its part, the beginning is seen.
        <svg x={at.x} y={y} width={Math.max(0, at.width - 2)} height={ROW}>
          <text x={5} y={19} class="bytes__name">
            {`${name} `}
          </text>
        </svg>
      )}
      {under.length <= room && (
        <text x={at.x + 5} y={y + 36} class="bytes__size">
          {under}
        </text>
      )}
      {at.width >= 12 &&
        place(inside, at.width - 1.5, 1).map(({ x, width }, index) => (
          <rect
            key={index}
            class={`bytes__in bytes--${inside[index]?.kind ?? 'gap'}`}
            x={at.x + x + 0.25}
            y={y + ROW + 1}
            width={Math.max(0.5, width - 0.5)}
            height={INSIDE - 2}
          />
        ))}
    </g>
  );
}

/** What of a label there is room for: all of it or its number, and a longer one's beginning, or nothing. */
function shorten(label: string, room: number): string {
  if (label.length <= room) return label;
  const last = label.split(' ').at(-1) ?? '';
  if (/^\d+$/.test(last)) return last.length <= room ? last : '';
  return room >= 4 ? label : '';
}
