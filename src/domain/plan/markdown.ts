import { describeLabs, describeModules, type Describe } from './describe.ts';
import type { Plan, PlanCatalog, PlanEntry, PlannedLab } from './shape.ts';
import { carriedInto, weekParts } from './week-parts.ts';

/**
 * The plan as Markdown, with a box to tick for each module and lab; those of `finished` modules and
 * of labs that are done are ticked.
 */
export function planToMarkdown(
  catalog: PlanCatalog,
  plan: Plan,
  finished: ReadonlySet<string> = new Set(),
  labsDone: ReadonlySet<string> = new Set(),
): string {
  const describe = describeModules(catalog);
  const describeLab = describeLabs(catalog);
  const escaped = (text: string) => text.replace(/[\\[\]]/g, '\\$&');
  const link = (id: string, about: Describe = describe) =>
    `[${escaped(about(id).title)}](${about(id).address})`;
  const tick = (isDone: boolean) => `- [${isDone ? 'x' : ' '}]`;
  const because = ({ askedBy, neededBy }: PlanEntry) =>
    [
      ...(askedBy.length > 0 ? [`asked for by ${askedBy.map(nameOf).join(', ')}`] : []),
      ...(neededBy.length > 0
        ? [`needed by ${neededBy.map((id) => `“${escaped(describe(id).title)}”`).join(', ')}`]
        : []),
    ].join('; ');
  const nameOf = (id: string) => catalog.qualifications.find((one) => one.id === id)?.short ?? id;
  const entryLine = (entry: PlanEntry) =>
    `${tick(finished.has(entry.module))} ${link(entry.module)} (${range(entry.low, entry.high)}): ${because(entry)}`;
  const labLine = ({ lab, low, high }: PlannedLab) =>
    `${tick(labsDone.has(lab))} Lab: ${link(lab, describeLab)} (${range(low, high)}), optional`;
  const weeks = plan.weeks.flatMap((week, index) => {
    const parts = weekParts(week);
    const carried = carriedInto(plan, index);
    const goesOn = `Carry on with the ${carried && 'lab' in carried ? 'lab' : 'module'} of the week before.`;
    return [
      `## Week ${index + 1}, from ${week.start}${parts.length > 0 ? `, ${range(week.low, week.high)}` : ''}`,
      '',
      ...(parts.length === 0 ? [goesOn] : []),
      ...parts.flatMap(({ entry, labs }) =>
        entry
          ? [entryLine(entry), ...labs.map((lab) => `  ${labLine(lab)}`)]
          : labs.map((lab) => `${labLine(lab)}, after “${escaped(describe(lab.module).title)}”`),
      ),
      '',
    ];
  });
  const leftOut = (isTime: boolean) =>
    plan.leftOut
      .filter(({ kind }) => (kind === 'time') === isTime)
      .map(({ module, because }) => `- ${link(module)}: ${because}`);
  const before = leftOut(false);
  const later = [
    ...leftOut(true),
    ...plan.labsLeftOut.map((id) => `- Lab: ${link(id, describeLab)}: optional, and does not fit`),
  ];
  const ofWhichLabs =
    plan.labMinutes > 0 ? `, of which ${Math.round(plan.labMinutes)} of labs, optional` : '';
  return [
    '# Study plan',
    '',
    `Done by ${plan.end}: ${Math.round(plan.plannedMinutes + plan.labMinutes)} minutes of study${ofWhichLabs}. Ranges, not deadlines.`,
    '',
    ...weeks,
    ...(later.length > 0 ? ['## Second round', '', ...later, ''] : []),
    ...(before.length > 0 ? ['## Left out', '', ...before, ''] : []),
  ].join('\n');
}

function range(low: number, high: number): string {
  return `${Math.round(low)} to ${Math.round(high)} min`;
}
