import type { Catalog } from '../../domain/catalog.ts';
import type { Plan, PlanInput } from '../../domain/plan.ts';
import type { FreeWeek } from '../../domain/plan/free-weeks.ts';
import type { Lanes } from '../../domain/plan/lanes.ts';
import type { Progress } from '../../domain/progress/format.ts';
import type { ModuleProgress } from '../../domain/states.ts';
import type { Edits } from './fields.ts';

/** What the page hands the planner, and the planner its form. */
export interface PlannerProps {
  catalog: Catalog;
}

/** What the planner hands all that shows a plan. */
export interface PlanResultProps extends PlannerProps {
  plan: Plan;
  /** What it was made from, as far as the catalogue has it. */
  input: PlanInput;
  /** The reader's own plan as it is kept, whatever the form says by now. */
  kept: { input: PlanInput; plan: Plan } | null;
  progress: Progress;
  /** False in the server's view: there is no today, so weeks are numbered only. */
  isLive: boolean;
  /** Whether `plan` is the one that is kept, or one that came with a link. */
  isKept: boolean;
  isLinked: boolean;
  onEdit: (change: Edits) => void;
  onReplan: (input: PlanInput, plan: Plan) => void;
}

/** A plan with what the reader has done of it, and the weeks that stay free. */
export interface ShownPlan extends PlanResultProps {
  finishedOn: ReadonlyMap<string, number | null>;
  /** Those, and what is known. */
  finished: ReadonlySet<string>;
  labsDoneOn: ReadonlyMap<string, number | null>;
  states: ReadonlyMap<string, ModuleProgress>;
  lanes: Lanes;
  free: readonly FreeWeek[];
  /** The week that holds today, counted from 1; null where there is no today, or it is in none. */
  thisWeek: number | null;
  /** The one to open: this week; before the plan its first, after it the first with something left. */
  openWeek: number;
}
