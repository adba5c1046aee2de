import type { Plan, PlanCatalog, PlanEntry } from '../plan.ts';
import { describeModules } from './describe.ts';

/**
 * The plan as Markdown, with a box to tick for each module; those of `finished` modules are ticked.
 */
export function planToMarkdown(
  catalog: PlanCatalog,
  plan: Plan,
  finished: ReadonlySet<string> = new Set(),
): string {
  const describe = describeModules(catalog);
  const escaped = (text: string) => text.replace(/[\\[\]]/g, '\\$&');
  const link = (id: string) => `[${escaped(describe(id).title)}](${describe(id).address})`;
  const because = ({ askedBy, neededBy }: PlanEntry) =>
    [
      ...(askedBy.length > 0 ? [`asked for by ${askedBy.map(nameOf).join(', ')}`] : []),
      ...(neededBy.length > 0
        ? [`needed by ${neededBy.map((id) => `“${escaped(describe(id).title)}”`).join(', ')}`]
        : []),
    ].join('; ');
  const nameOf = (id: string) => catalog.qualifications.find((one) => one.id === id)?.short ?? id;
  const weeks = plan.weeks.flatMap(({ start, low, high, entries }, index) => [
    `## Week ${index + 1}, from ${start}${entries.length > 0 ? `, ${range(low, high)}` : ''}`,
    '',
    ...(entries.length === 0 ? ['Carry on with the module of the week before.'] : []),
    ...entries.map(
      (entry) =>
        `- [${finished.has(entry.module) ? 'x' : ' '}] ${link(entry.module)} (${range(entry.low, entry.high)}): ${because(entry)}`,
    ),
    '',
  ]);
  const left = plan.leftOut.map(({ module, because }) => `- ${link(module)}: ${because}`);
  return [
    '# Study plan',
    '',
    `Done by ${plan.end}: ${Math.round(plan.plannedMinutes)} minutes of study. Ranges, not deadlines.`,
    '',
    ...weeks,
    ...(left.length > 0 ? ['## Left out', '', ...left, ''] : []),
  ].join('\n');
}

function range(low: number, high: number): string {
  return `${Math.round(low)} to ${Math.round(high)} min`;
}
