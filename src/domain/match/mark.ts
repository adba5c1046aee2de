import type { PostingMatch } from '../match.ts';

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
  /** Skills that these words name, in the match's order; empty for other text. */
  skills: string[];
}

/** The posting's lines, cut where a skill's words begin and end; words can name several skills. */
export function markPosting(text: string, { skills }: PostingMatch): MarkedLine[] {
  const spans = skills
    .flatMap(({ id, evidence }) => evidence.map(({ start, end }) => ({ id, start, end })))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let start = 0;
  return text.split('\n').map((line, index) => {
    const end = start + line.length;
    const own: typeof spans = [];
    // A span lies in one line, but for words that were wrapped: those are marked in both.
    for (let at = next; (spans[at]?.start ?? Infinity) < end; at++) {
      const span = spans[at];
      if (span) own.push(span);
    }
    while ((spans[next]?.end ?? Infinity) <= end) next += 1;
    const pieces = cutLine(text, start, end, own);
    const marked = { number: index + 1, start, pieces };
    start = end + 1;
    return marked;
  });
}

function cutLine(
  text: string,
  start: number,
  end: number,
  spans: readonly { id: string; start: number; end: number }[],
): MarkedPiece[] {
  const within = (offset: number) => Math.min(end, Math.max(start, offset));
  const cuts = new Set([
    start,
    end,
    ...spans.flatMap((span) => [span.start, span.end].map(within)),
  ]);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, i) => {
    const to = ordered[i + 1] ?? end;
    return {
      text: text.slice(from, to),
      skills: spans.filter((span) => span.start < to && span.end > from).map(({ id }) => id),
    };
  });
}
