import type { Kind } from './kinds.ts';

/** A result as it is ranked: what it is called, and how well it fits among its kind. */
interface Ranked {
  kind: Kind;
  title: string;
  /** Higher is better; comparable between kinds of short texts (terms, labs, pages) only. */
  score: number;
}

/** Of each list the first that are shown before the others have had their turn. */
const places = { text: 6, short: 4, question: 3 };

/**
 * Results of all kinds in one order: a page that is called as was typed, the best text, a term of that
 * name, more texts, what is short, and questions last. A question repeats the words of what it asks
 * about, and would stand before the text that teaches it.
 */
export function arrangeResults<R extends Ranked>(results: readonly R[], typed: string): R[] {
  const best = results.toSorted((a, b) => b.score - a.score);
  const of = (...kinds: Kind[]) => best.filter(({ kind }) => kinds.includes(kind));
  const isNamed = ({ title }: R) =>
    title.split(' · ').some((name) => name.toLowerCase() === typed.trim().toLowerCase());
  const [texts, shorts, questions] = [of('text'), of('term', 'lab', 'page'), of('question')];
  return [
    ...new Set([
      ...of('page').filter(isNamed),
      ...texts.slice(0, 1),
      ...shorts.filter(isNamed),
      ...texts.slice(0, places.text),
      ...shorts.slice(0, places.short),
      ...questions.slice(0, places.question),
      ...texts,
      ...shorts,
      ...questions,
    ]),
  ];
}
