import { byEnd, byStart, type NegationWords, type Stretch } from './negation-words.ts';
import type { Token } from './tokens.ts';

/** A list that goes on longer is none. */
const LONGEST_REACH = 40;
/** The same after a colon. */
const LONGEST_LIST = 200;
/** Words between a `no` and the verb that ends it. */
const LONGEST_NO = 12;

/** Reads which names of a line the words of a negation reach. Each question takes a bounded time. */
export class ReachReader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly line: Stretch;
  private readonly nameAt: Map<number, number>;
  private readonly nameUntil: Map<number, number>;
  private readonly throughAt: Map<number, number>;
  private readonly nounAt: Map<number, number>;
  private readonly throughUntil: Map<number, number>;
  private readonly joinAt: Map<number, number>;
  private readonly joinUntil: Map<number, number>;
  private readonly either: Map<number, number>;
  private readonly verbAt: Map<number, number>;
  private readonly needAt: Map<number, number>;

  constructor(
    text: string,
    tokens: readonly Token[],
    line: Stretch,
    words: NegationWords,
    names: readonly Stretch[],
  ) {
    this.text = text;
    this.tokens = tokens;
    this.line = line;
    this.nameAt = byStart(names);
    this.nameUntil = byEnd(names);
    this.throughAt = byStart([...words.through, ...words.noun]);
    this.nounAt = byStart(words.noun);
    this.throughUntil = byEnd([...words.through, ...words.noun, ...words.verb]);
    this.either = byStart(words.either);
    this.joinAt = byStart([...words.join, ...words.either]);
    this.joinUntil = byEnd([...words.join, ...words.either]);
    this.verbAt = byStart(words.verb);
    this.needAt = byStart(words.need);
  }

  /** Names inside a negation's own words: "wir verwenden Spark nicht". */
  within({ from, to }: Stretch): Stretch | null {
    return this.hasName(from, to) ? { from, to } : null;
  }

  /** The list that begins at `from`; after a colon, all of the sentence. */
  ahead(from: number): Stretch | null {
    if (!this.isSentence(from)) return null;
    if (/[:：]/.test(this.between(from))) {
      let to = from;
      while (this.isSentence(to) && to < from + LONGEST_LIST) to += 1;
      return this.hasName(from, to) ? { from, to } : null;
    }
    if (!this.isClause(from)) return null;
    let to = this.item(from);
    while (to > from && to - from < LONGEST_REACH) {
      const next = this.nextItem(to);
      if (next === null) break;
      to = next;
    }
    return this.hasName(from, to) ? { from, to } : null;
  }

  /** "Java is a must, Scala is not": the clause ends with the negation. */
  elliptic({ from, to }: Stretch): Stretch | null {
    const hasVerb = this.verbAt.has(from - 1) || to - from > 1;
    return hasVerb && !this.isClause(to) ? this.behind(from) : null;
  }

  /** "No degree or Java experience is required": up to the verb, in the same clause. */
  untilNeed(from: number): Stretch | null {
    for (let to = from; to < from + LONGEST_NO && this.isClause(to); to++)
      if (this.needAt.has(to)) return this.hasName(from, to) ? { from, to } : null;
    return null;
  }

  /** The list that ends before `to`. */
  behind(to: number): Stretch | null {
    let from = to;
    let isList = false;
    while (from > this.line.from && to - from < LONGEST_REACH) {
      if (!this.isSentence(from)) break;
      // "Java (not required)": the clause before is meant where this one names nothing.
      const isOver = !this.isClause(from) && !isList && !this.isEnumerated(from);
      if (isOver && this.hasName(from, to)) break;
      const joined = this.joinUntil.get(from);
      isList ||= joined !== undefined;
      const before =
        this.nameUntil.get(from) ??
        this.throughUntil.get(from) ??
        joined ??
        (from - 1 > this.line.from && this.isUnknownName(from - 1) ? from - 1 : undefined);
      if (before === undefined) break;
      from = before;
    }
    return this.hasName(from, to) ? { from, to } : null;
  }

  /** Where the verb ends that belongs to a negation which ends at `at`: "is required". */
  afterNeed(at: number): number {
    const verb = this.verbAt.get(at) ?? at;
    return this.needAt.get(verb) ?? at;
  }

  /** Where an item of a list ends that begins at `from`. */
  private item(from: number): number {
    let at = from;
    let isNamed = false;
    while (this.isSentence(at) && (at === from || this.isClause(at))) {
      const name = this.nameAt.get(at) ?? (this.isUnknownName(at) ? at + 1 : undefined);
      // "No Java for Spark jobs": what follows a name by a preposition is not reached.
      const next = name ?? (isNamed ? this.nounAt : this.throughAt).get(at);
      if (next === undefined) break;
      isNamed ||= name !== undefined;
      at = next;
    }
    return at;
  }

  /** The end of the next item of the list that goes on at `at`; null where it does not. */
  private nextItem(at: number): number | null {
    if (!this.isSentence(at)) return null;
    const join = this.joinAt.get(at);
    const from = join ?? at;
    if (join === undefined && this.isClause(at)) return null;
    if (join === undefined && !/[,，、]/.test(this.between(at))) return null;
    const to = this.item(from);
    if (to === from) return null;
    // "We do not use Spark and Flink is …": what has a verb of its own is no item.
    const need = this.needAt.has(this.verbAt.get(to) ?? to);
    if (this.isSentence(to) && (this.verbAt.has(to) || need))
      return need && this.either.has(at) ? to : null;
    const isListed = join !== undefined || this.isEnumerated(at);
    const isEnd = !this.isSentence(to) || !this.isClause(to) || this.joinAt.has(to);
    return isListed || isEnd ? to : null;
  }

  private hasName(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.nameAt.has(at)) return true;
    return false;
  }

  /** Whether the token at `at` goes on with the sentence before it. */
  private isSentence(at: number): boolean {
    return at < this.line.to && this.tokens[at]?.sentence === this.tokens[at - 1]?.sentence;
  }

  /** Whether the token at `at` goes on with the clause before it. */
  isClause(at: number): boolean {
    return this.isSentence(at) && this.tokens[at]?.clause === this.tokens[at - 1]?.clause;
  }

  /** What stands before the token at `at`. */
  private between(at: number): string {
    return this.text.slice(this.tokens[at - 1]?.end, this.tokens[at]?.start);
  }

  private isEnumerated(at: number): boolean {
    return this.between(at).includes('、');
  }

  /**
   * Names that the lexicon does not have are told by their capital, or by a digit; German nouns such as
   * "Kenntnisse" are none.
   */
  private isUnknownName(at: number): boolean {
    return !this.throughAt.has(at) && /^\p{Lu}|\p{N}/u.test(this.tokens[at]?.exact ?? '');
  }
}
