import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Catalog } from '../../domain/catalog.ts';
import type { PostingMatch } from '../../domain/match.ts';
import { markPosting, type MarkedPiece } from '../../domain/match/mark.ts';
import { formatNumber } from '../format.ts';
import { skillName } from '../names.ts';

interface Props {
  catalog: Pick<Catalog, 'skills'>;
  text: string;
  match: PostingMatch;
}

/** More marks than this no reader follows, and no browser draws at once. */
const MOST_MARKS = 2000;

/** The posting with the words that name skills marked, each linked to its skill or skills. */
export function MarkedPosting({ catalog, text, match }: Props): JSX.Element {
  const lines = useMemo(() => markPosting(text, match), [text, match]);
  const ruledOut = useMemo(() => new Set(match.ruledOut.map(({ id }) => id)), [match]);
  let marks = 0;
  return (
    <div class="posting__text">
      {lines.map(({ number, pieces }) => (
        // Each line finds its own direction: a stray mark in one cannot turn those below.
        <p key={number} id={`line-${number}`} data-line={number} dir="auto">
          {pieces.map((piece, i) =>
            piece.skills.length === 0 || ++marks > MOST_MARKS ? (
              piece.text
            ) : (
              <Hit
                key={i}
                {...piece}
                nameOf={(id) =>
                  skillName(catalog, id) + (ruledOut.has(id) ? ', ruled out by the text' : '')
                }
                isRuledOut={piece.skills.every((id) => ruledOut.has(id))}
              />
            ),
          )}
        </p>
      ))}
      {marks > MOST_MARKS && (
        <p class="meta">Only the first {formatNumber(MOST_MARKS)} words are marked.</p>
      )}
    </div>
  );
}

/** Words that name several skills link to the first, and by numbers to the others. */
function Hit({
  text,
  skills: [first = '', ...more],
  nameOf,
  isRuledOut,
}: MarkedPiece & { nameOf: (id: string) => string; isRuledOut: boolean }): JSX.Element {
  return (
    <>
      <a
        class="posting__hit"
        data-ruled-out={isRuledOut || undefined}
        href={`#skill-${first}`}
        title={nameOf(first)}
      >
        <mark>{text}</mark>
      </a>
      {more.map((id, i) => (
        <a key={id} class="posting__also" href={`#skill-${id}`} title={nameOf(id)}>
          {i + 2}
          <span class="visually-hidden"> {nameOf(id)}</span>
        </a>
      ))}
    </>
  );
}
