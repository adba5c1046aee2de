import { simulators } from '../sims/registry.ts';
import type { Report } from './faults.ts';
import { effortOf, totalOf } from './minutes.ts';
import type { ModuleContent } from './read.ts';

/** A page of more words than this tires whoever reads in a second language. */
const MOST_WORDS = 2_700;
/** Folded words for each word of the spine. */
const MOST_FOLDED = 0.25;

/** Minutes of the front matter against those that are counted, and how much is folded away. */
export function checkMinutes(module: ModuleContent, root: string, report: Report): void {
  const efforts = effortOf(module, root, (name) => name in simulators);
  const { words, foldedWords, minutes } = totalOf(efforts);
  // Two minutes are no promise broken, and let a sentence change without a change of the front matter.
  if (Math.abs(minutes - module.minutes) > 2.5) {
    report(
      module.file,
      `"minutes" is ${module.minutes}, but ${minutes.toFixed(1)} are counted (${words} words); write ${Math.round(minutes)}`,
    );
  }
  for (const section of module.sections) {
    const counted = efforts.get(section.id)?.minutes ?? 0;
    if (Math.abs(counted - section.minutes) > 1.25) {
      report(
        module.file,
        `section "${section.id}" says ${section.minutes} minutes, but ${counted.toFixed(1)} are counted; write ${Math.max(1, Math.round(counted))}`,
      );
    }
  }
  if (words > MOST_WORDS) {
    report(
      module.file,
      `has ${words} words outside folds; ${MOST_WORDS} at most: cut, or fold into <Depth>`,
    );
  }
  if (foldedWords > words * MOST_FOLDED) {
    report(
      module.file,
      `folds hold ${foldedWords} words for ${words} of the text; a quarter at most: cut them`,
    );
  }
}
