import { addressesOf } from './addresses.ts';
import { answerOf, readLedger, type AnswerLedger } from './answer-ledger.ts';
import { checkFigures } from './check-figures.ts';
import { checkIds } from './check-ids.ts';
import { checkLabs } from './check-labs.ts';
import { checkLexicon } from './check-lexicon.ts';
import { linkCheck } from './check-links.ts';
import { checkMinutes } from './check-minutes.ts';
import { checkQuizStyle } from './check-quiz-style.ts';
import { checkQuiz } from './check-quiz.ts';
import { checkReferences } from './check-references.ts';
import { checkText } from './check-text.ts';
import type { Fault, Report } from './faults.ts';
import type { Content } from './read.ts';
import { scanMdx } from './scan-mdx.ts';

/**
 * Checks the catalogue as a whole and returns every fault, the files' own faults first. Each names
 * the file, the id and the mend. Listings, labs and the record of answers are looked up under `root`.
 */
export function checkContent(content: Content, root: string, ledger = readLedger(root)): Fault[] {
  const faults: Fault[] = [...content.faults];
  const report: Report = (file, message) => faults.push({ file, message });
  const scanned = content.modules.map((module) => ({
    module,
    scan: scanMdx(module.body, module.bodyLine),
  }));

  checkIds(content, scanned, report);
  checkReferences(content, report);
  checkLexicon(content.lexicon, report);
  const checkLinks = linkCheck(addressesOf(content), content.unread, report);
  for (const { module, scan } of scanned) {
    if (scan.syntaxError) {
      const { message, line } = scan.syntaxError;
      report(`${module.file}:${line}`, `does not parse as MDX: ${message}`);
      continue;
    }
    checkText(module, scan, content.glossary, root, report);
    checkFigures(module, scan, report);
    checkMinutes(module, root, report);
    checkLinks.ofModule(module, scan);
  }
  checkLinks.ofGlossary(content.glossary);
  checkLinks.ofLabs(content.labs);
  for (const { module } of scanned) {
    checkQuiz(module, root, report);
    checkQuizStyle(module, report);
  }
  checkLabs(content, root, report);
  checkLedger(content, ledger, report);
  return faults;
}

function checkLedger(content: Content, ledger: AnswerLedger, report: Report): void {
  for (const { quiz, quizFile } of content.modules) {
    for (const item of quiz.items) {
      const before = ledger[item.id];
      const now = answerOf(item);
      if (before !== undefined && before !== now) {
        report(
          quizFile,
          `item "${item.id}" had the answer ${before} and now has ${now}; ` +
            `give the changed item a new id with "replaces: [${item.id}]"`,
        );
      }
    }
  }
}
