import type { Phrase } from './phrase.ts';
import { stemOf } from './stem.ts';

/** Letters of a word that ran into another, at least. */
const SHORTEST_PART = 3;

/** The single words of all phrases of the lexicon: what a run of letters is checked against. */
export class Vocabulary {
  private readonly stems = new Set<string>();
  private readonly beginnings = new Set<string>();
  /** Words of phrases that name skills. */
  private readonly ofSkills = new Set<string>();
  private readonly tails: RegExp | null;

  /** `tails`: what is joined to a name: `를`, or by its beginning, `kenntnis*`. */
  constructor(tails: readonly string[]) {
    const endings = tails.map((tail) => (tail.endsWith('*') ? tail.slice(0, -1) : `${tail}$`));
    this.tails = tails.length === 0 ? null : new RegExp(`^(.{2,}?)(?:${endings.join('|')})`, 'u');
  }

  add(phrase: Phrase, ofSkill: boolean): void {
    for (const part of phrase.parts) {
      if (part.kind === 'gap') continue;
      for (const { text, compare } of part.choices.flat()) {
        if (compare === 'prefix') this.beginnings.add(text);
        else this.stems.add(stemOf(text));
        if (ofSkill && compare !== 'prefix') this.ofSkills.add(stemOf(text));
      }
    }
  }

  /** Whether `word` stands in a phrase, in any letter case. */
  has(word: string): boolean {
    const stem = stemOf(word);
    if (this.stems.has(stem)) return true;
    for (let length = 4; length <= stem.length; length++)
      if (this.beginnings.has(stem.slice(0, length))) return true;
    return false;
  }

  /** Where two words meet in one of capitals: 5 in `KAFKANICE`; 0 where none do. */
  seamIn(word: string): number {
    if (this.has(word)) return 0;
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--)
      if (this.stems.has(stemOf(word.slice(0, at))) && this.stems.has(stemOf(word.slice(at))))
        return at;
    return 0;
  }

  /**
   * Length of the name that a word begins with which is none itself: `Java` in `Javakenntnisse`, or
   * where the next line has run into it, in `JavaExperience`. 0 where it has none.
   */
  nameIn(word: string): number {
    if (this.has(word)) return 0;
    const [, compound = ''] = this.tails?.exec(word.toLowerCase()) ?? [];
    const [, glued = ''] = /^(\p{L}+?)(?=\p{Lu}\p{Ll})/u.exec(word) ?? [];
    return [compound, glued].find((name) => this.ofSkills.has(name.toLowerCase()))?.length ?? 0;
  }
}
