import type { JSX } from 'preact';
import { formatBytes } from '../../domain/amounts.ts';
import type { ChainFile, TableFormat } from '../../readers/table/model.ts';
import { cardFact, shortName } from './names.ts';
import { roleWords } from './role-words.ts';
import { placeWords } from './words.ts';

const FOLD = 10;

interface Props {
  file: ChainFile;
  format: TableFormat;
  isOpen: boolean;
  isOnPath: boolean;
  tabIndex: number;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A file as a card with a folded corner; what is no file is a box. */
export function Card({
  file,
  format,
  isOpen,
  isOnPath,
  tabIndex,
  onOpen,
  onKeyDown,
}: Props): JSX.Element {
  const { path, role, place, size, isLive } = file;
  const mark = place === 'folder' ? (isLive ? '' : placeWords.gone) : placeWords[place];
  const fact = cardFact(file);
  return (
    <button
      type="button"
      class="table-card"
      data-path={path}
      data-on-path={isOnPath || undefined}
      aria-pressed={isOpen}
      tabIndex={tabIndex}
      title={path}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <svg class="table-card__shape" width="100%" height="100%" aria-hidden="true">
        <g class={`part ${toneOf(file)}`}>
          <rect width="100%" height="100%" rx={place === 'outside' ? 6 : 1} />
          {place !== 'outside' && (
            <svg x="100%" overflow="visible">
              <path class="table-card__corner" d={`M${-FOLD} -1H1V${FOLD}z`} />
              <path class="fold" d={`M${-FOLD} 0v${FOLD}h${FOLD}z`} />
            </svg>
          )}
        </g>
      </svg>
      <span class="table-card__role">{roleWords(format, role).name}</span>
      <span class="table-card__name">{place === 'outside' ? path : shortName(path)}</span>
      <span class="table-card__fact">
        {mark !== '' && <strong>{mark}</strong>}
        {mark === '' && fact}
        {mark === '' && size !== null && <span>{formatBytes(size)}</span>}
      </span>
    </button>
  );
}

function toneOf({ step, role, place, isLive }: ChainFile): string {
  if (place === 'missing') return 't-warn dashed';
  if (place === 'outside') return 't-plain dashed';
  if (!isLive) return 't-gone';
  switch (role) {
    case 'position-deletes':
    case 'equality-deletes':
    case 'deletion-vector':
    case 'log':
    case 'changelog':
      return 't-muted';
    default:
  }
  if (step === 'data') return 't-data';
  if (step === 'lists') return 't-meta';
  return step === 'snapshot' ? 't-commit' : 't-plain';
}
