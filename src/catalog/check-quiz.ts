import { suggest, type Report } from './faults.ts';
import { labLinesFault } from './lab-lines.ts';
import type { ModuleContent } from './read.ts';
import type { Item } from './schema.ts';

/** What a quiz names of its module, and that every objective is tested twice. */
export function checkQuiz(
  { quiz, quizFile, sections, objectives }: ModuleContent,
  root: string,
  report: Report,
): void {
  const sectionIds = sections.map(({ id }) => id);
  const objectiveIds = objectives.map(({ id }) => id);
  for (const item of quiz.items) {
    const complain = (message: string) => report(quizFile, `item "${item.id}" ${message}`);
    if (!objectiveIds.includes(item.objective)) {
      complain(
        `tests objective "${item.objective}", which is not of this module${suggest(item.objective, objectiveIds)}`,
      );
    }
    for (const section of settlingSections(item)) {
      if (!sectionIds.includes(section)) {
        complain(
          `names section "${section}", which is not of this module${suggest(section, sectionIds)}`,
        );
      }
    }
    const fault =
      typeof item.stimulus === 'object' ? labLinesFault(item.stimulus, root) : undefined;
    if (fault !== undefined) complain(`has a stimulus that ${fault}`);
  }
  for (const { id } of objectives) {
    const count = quiz.items.filter(({ objective }) => objective === id).length;
    if (count < 2) {
      report(quizFile, `objective "${id}" is tested by ${count} items; two or more are needed`);
    }
  }
}

/** Sections that an item and its wrong answers lead to. */
function settlingSections(item: Item): string[] {
  const wrong = 'options' in item ? item.options : 'traps' in item ? item.traps : [];
  return [item.section, ...wrong.flatMap(({ section }) => section ?? [])];
}
