import type { PostingMatch } from './evidence.ts';

/** A line of the posting as it is shown: pieces in order that together are the whole line. */
export interface MarkedLine {
  /** Counts from 1. */
  number: number;
  /** Offset of its first character in the posting. */
  start: number;
  pieces: MarkedPiece[];
}

export interface MarkedPiece {
  text: string;
  /** Skills that these words name, asked for or ruled out, in the match's order; none for other text. */
  skills: string[];
}

interface Span {
  skill: string;
  start: number;
  end: number;
}

/** The posting's lines, cut where a skill's words begin and end; words can name several skills. */
export function markPosting(text: string, { skills, ruledOut }: PostingMatch): MarkedLine[] {
  const spans = [...skills, ...ruledOut]
    .flatMap(({ id, evidence }) => evidence.map(({ start, end }) => ({ skill: id, start, end })))
    .sort((a, b) => a.start - b.start);
  /** Spans that have begun and not ended; few, as each skill has one at most. */
  let open: Span[] = [];
  let next = 0;
  let start = 0;
  return text.split('\n').map((line, index) => {
    const end = start + line.length;
    const pieces: MarkedPiece[] = [];
    for (let at = start; at < end;) {
      open = open.filter((span) => span.end > at);
      for (let span = spans[next]; span && span.start <= at; span = spans[++next])
        if (span.end > at) open.push(span);
      const until = Math.min(end, spans[next]?.start ?? end, ...open.map((span) => span.end));
      pieces.push({ text: text.slice(at, until), skills: open.map(({ skill }) => skill) });
      at = until;
    }
    const marked = { number: index + 1, start, pieces };
    start = end + 1;
    return marked;
  });
}
