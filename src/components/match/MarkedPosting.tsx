import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Catalog } from '../../domain/catalog.ts';
import type { PostingMatch } from '../../domain/match.ts';
import { markPosting } from '../../domain/match/mark.ts';
import { skillName } from '../names.ts';

interface Props {
  catalog: Pick<Catalog, 'skills'>;
  text: string;
  match: PostingMatch;
}

/** The posting with the words that name skills marked, each linked to its (first) skill. */
export function MarkedPosting({ catalog, text, match }: Props): JSX.Element {
  const lines = useMemo(() => markPosting(text, match), [text, match]);
  return (
    <div class="posting__text">
      {lines.map(({ number, pieces }) => (
        // Each line finds its own direction: a stray mark in one cannot turn those below.
        <p key={number} id={`line-${number}`} dir="auto">
          {pieces.map(({ text: words, skills: [first, ...more] }, i) =>
            first === undefined ? (
              words
            ) : (
              <a
                key={i}
                class="posting__hit"
                href={`#skill-${first}`}
                title={[first, ...more].map((id) => skillName(catalog, id)).join(', ')}
              >
                <mark>{words}</mark>
              </a>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
