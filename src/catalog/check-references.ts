import { CycleError, orderModules } from '../domain/module-order.ts';
import { suggest, type Report } from './faults.ts';
import type { Content } from './read.ts';

/** What one file names of another: modules, qualifications and skills; and the order they give. */
export function checkReferences(content: Content, report: Report): void {
  const skills = content.skills.map(({ id }) => id);
  const slugs = [...content.modules.map(({ slug }) => slug), ...content.unread];
  const qualifications = content.posting.qualifications.map(({ id }) => id);
  const dangling = (file: string, what: string, name: string, known: readonly string[]) => {
    if (!known.includes(name)) {
      report(file, `${what} "${name}" does not exist${suggest(name, known)}`);
    }
  };

  for (const m of content.modules) {
    for (const slug of m.prerequisites) dangling(m.file, 'prerequisite', slug, slugs);
    for (const slug of m.qualifications) dangling(m.file, 'qualification', slug, qualifications);
    for (const skill of m.skills) dangling(m.file, 'skill', skill, skills);
    const sum = m.sections.reduce((total, { minutes }) => total + minutes, 0);
    if (sum > m.minutes) {
      report(
        m.file,
        `sections add up to ${sum} of ${m.minutes} minutes; the self-check and the recap take some too`,
      );
    }
  }
  for (const { id, within } of content.skills) {
    if (within === undefined) continue;
    dangling('content/skills.yaml', `"${id}": skill`, within, skills);
    const above = content.skills.find((skill) => skill.id === within)?.within;
    if (above !== undefined) {
      report(
        'content/skills.yaml',
        `"${id}" is within "${within}", which is within "${above}"; name "${above}"`,
      );
    }
  }
  for (const qualification of content.posting.qualifications) {
    for (const skill of qualification.skills) {
      dangling('content/posting.yaml', `qualification "${qualification.id}": skill`, skill, skills);
    }
    const served = content.modules.some((m) => m.qualifications.includes(qualification.id));
    // A module that could not be read may be the one.
    if (!served && content.unread.length === 0) {
      report(
        'content/posting.yaml',
        `qualification "${qualification.id}" has no module; name it in some module's qualifications`,
      );
    }
  }
  for (const lab of content.labs) {
    for (const slug of lab.modules) dangling(lab.file, 'module', slug, slugs);
  }
  for (const { id, module } of content.statements)
    dangling('content/placement.yaml', `statement "${id}": module`, module, slugs);
  for (const term of content.glossary) {
    if (term.module !== undefined) {
      dangling('content/glossary.yaml', `term "${term.id}": module`, term.module, slugs);
    }
  }
  try {
    orderModules(content.modules.map((module) => ({ ...module, id: module.slug })));
  } catch (error) {
    if (!(error instanceof CycleError)) throw error;
    const first = content.modules.find(({ slug }) => slug === error.cycle[0]);
    report(first?.file ?? 'content/modules', `${error.message}; remove one of them`);
  }
}
