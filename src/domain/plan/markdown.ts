import type { Plan, PlanCatalog } from '../plan.ts';
import { describeModules } from './describe.ts';

/** The plan as Markdown, with a box to tick for each module. */
export function planToMarkdown(catalog: PlanCatalog, plan: Plan): string {
  const describe = describeModules(catalog);
  const link = (id: string) => {
    const { title, address } = describe(id);
    return `[${title.replace(/[\\[\]]/g, '\\$&')}](${address})`;
  };
  const weeks = plan.weeks.flatMap(({ start, low, high, entries }, index) => [
    `## Week ${index + 1}, from ${start}${entries.length > 0 ? `, ${range(low, high)}` : ''}`,
    '',
    ...(entries.length === 0 ? ['Carry on with the module of the week before.'] : []),
    ...entries.map(
      (entry) => `- [ ] ${link(entry.module)} (${range(entry.low, entry.high)}): ${entry.because}`,
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
