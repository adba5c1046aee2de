import { PLAN_DEFAULTS } from './defaults.ts';
import type { SettledInput } from './settle-input.ts';
import type { PlanLab, PlanModule } from './shape.ts';
import { sumMinutes } from './value.ts';

type Wish = Pick<
  SettledInput,
  'modules' | 'labs' | 'labsBefore' | 'labChoice' | 'weights' | 'done'
>;

/** Where a catalogue does not say how hard a lab is, it is as good as the hardest. */
const LEVELS = ['beginner', 'intermediate', 'advanced'];

/** Sums of fractions of hours are not exact; a thousandth of a minute is. */
const ROUNDING = 1e-3;

/**
 * The labs to plan of those that can be. Where one a qualification is wanted: for each qualification
 * in turn, the weightiest first, the easiest lab that it has not given to another one; of equals the
 * first on the path, then the shorter. A lab is of the qualifications that its own module counts for,
 * and that module is planned or done. What was done counts: its qualification has its lab. Together
 * they take at most a share of the modules' minutes; a lab that is too long for it leaves its place to
 * the next one.
 */
export function chooseLabs(arranged: readonly PlanModule[], wish: Wish): readonly PlanLab[] {
  const { modules, labs, labsBefore, labChoice, weights, done } = wish;
  if (labChoice !== 'one') return labChoice === 'all' ? labs : [];
  const places = new Map(arranged.map(({ id }, place) => [id, place]));
  const servedBy = new Map(modules.map(({ id, qualifications }) => [id, qualifications]));
  const ownOf = ({ modules: [own = ''] }: PlanLab) => own;
  const placeOf = (lab: PlanLab) => places.get(ownOf(lab)) ?? -1;
  const isOf = (lab: PlanLab, qualification: string) =>
    servedBy.get(ownOf(lab))?.includes(qualification) ?? false;
  const easiestFirst = (list: readonly PlanLab[]) =>
    list.toSorted(
      (a, b) =>
        levelOf(a) - levelOf(b) ||
        placeOf(a) - placeOf(b) ||
        a.minutes - b.minutes ||
        (a.id < b.id ? -1 : 1),
    );
  const ready = easiestFirst(labs.filter((lab) => places.has(ownOf(lab)) || done.has(ownOf(lab))));
  const before = easiestFirst(labsBefore);
  const given = new Set<PlanLab>();
  let room = sumMinutes(arranged) * PLAN_DEFAULTS.labShare + ROUNDING;
  const chosen: PlanLab[] = [];
  for (const qualification of weights.keys()) {
    const isFree = (lab: PlanLab) => !given.has(lab) && isOf(lab, qualification);
    const had = before.find(isFree);
    const next = had ?? ready.find((lab) => isFree(lab) && lab.minutes <= room);
    if (!next) continue;
    given.add(next);
    if (had) continue;
    room -= next.minutes;
    chosen.push(next);
  }
  return chosen;
}

function levelOf({ level }: PlanLab): number {
  const at = LEVELS.indexOf(level ?? '');
  return at < 0 ? LEVELS.length : at;
}
