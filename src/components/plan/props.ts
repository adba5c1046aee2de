import type { Catalog } from '../../domain/catalog.ts';
import type { Plan, PlanInput } from '../../domain/plan.ts';
import type { Progress } from '../../domain/progress/format.ts';
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
