import type { Catalog, CatalogModule } from './catalog.ts';
import { doneLabs } from './finished.ts';
import type { Progress } from './progress/format.ts';
import { isMarked, readValue, registerKeys } from './progress/registers.ts';
import { retainedDay } from './retained.ts';
import { moduleProgress } from './states.ts';

/** Something that holds, with the local day it began, where that is known. */
export interface Since {
  day: number | null;
}

/** What a reader can show of one module. Known and ticked are the reader's word, and never passed. */
export interface SheetModule {
  id: string;
  sections: { read: number; of: number };
  objectives: { met: number; of: number };
  read: Since | null;
  passed: Since | null;
  retained: Since | null;
  known: boolean;
  /** Ticked off in the plan. */
  ticked: Since | null;
}

export interface SheetLab extends Since {
  id: string;
}

export interface ReadinessSheet {
  /** By module id. */
  modules: Map<string, SheetModule>;
  /** Labs marked as done, in the order of their days. */
  labs: SheetLab[];
}

/**
 * The readiness sheet's facts, for every module of the catalogue. A day after `today`, from a clock
 * that ran ahead, counts as today.
 */
export function readinessSheet(
  catalog: Catalog,
  progress: Progress,
  today = Infinity,
): ReadinessSheet {
  return {
    modules: new Map(
      catalog.modules.map((module) => [module.id, sheetModule(module, catalog, progress, today)]),
    ),
    labs: [...doneLabs(progress)]
      .map(([id, day]) => ({ id, ...since(day, today) }))
      .sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity)),
  };
}

/** Whether there is anything to say of a module. */
export function isBegun({ sections, objectives, passed, known, ticked }: SheetModule): boolean {
  return sections.read + objectives.met > 0 || passed !== null || known || ticked !== null;
}

function sheetModule(
  module: CatalogModule,
  { retired }: Pick<Catalog, 'retired'>,
  progress: Progress,
  today: number,
): SheetModule {
  const own = moduleProgress(progress, module, retired);
  const days = own.sectionsRead.map((id) => dayIn(progress, registerKeys.read(id)) ?? 0);
  const done = registerKeys.done(module.id);
  const retained = retainedDay(progress, module, retired);
  return {
    id: module.id,
    sections: { read: own.sectionsRead.length, of: module.sections.length },
    objectives: { met: own.objectivesMet.length, of: module.objectives.length },
    read: own.read ? since(Math.max(...days) || null, today) : null,
    passed: own.passed ? since(own.passedDay, today) : null,
    retained: retained === null ? null : since(retained, today),
    known: own.known,
    ticked: isMarked(progress, done) ? since(dayIn(progress, done), today) : null,
  };
}

function since(day: number | null, today: number): Since {
  return { day: day === null ? null : Math.min(day, today) };
}

/** The local day that a register holds; null for any other value. */
function dayIn(progress: Progress, key: string): number | null {
  const value = readValue(progress, key);
  return typeof value === 'number' && value > 0 ? value : null;
}
