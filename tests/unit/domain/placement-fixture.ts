import { orderModules } from '../../../src/domain/module-order.ts';
import {
  answerItem,
  concludePlacement,
  nextItem,
  placementEnd,
  startPlacement,
  type Placement,
  type PlacementItem,
  type PlacementModule,
} from '../../../src/domain/placement.ts';
import { rightChance, TICK, type Claim } from '../../../src/domain/placement/answer-model.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';

/** A module with eight items, the fewest that Lakepath's modules have, of guess 0.3. */
export function placementModule(
  ordinal: number,
  prerequisites: readonly string[] = [],
  items = 8,
): PlacementModule {
  const id = `m${ordinal}`;
  return {
    id,
    ordinal,
    prerequisites,
    items: Array.from({ length: items }, (_, i) => ({ id: `${id}-${i}`, guess: 0.3 })),
  };
}

/** How many layers and prerequisites to draw, both ends included. */
export interface LayeredKind {
  layers: [number, number];
  prerequisites: [number, number];
}

/** Modules in layers of like size; each but the first's needs some of the layer before. */
export function drawModules(
  size: number,
  { layers, prerequisites }: LayeredKind,
  random: () => number,
): PlacementModule[] {
  const between = ([from, to]: [number, number]) => from + Math.floor(random() * (to - from + 1));
  const count = between(layers);
  const modules: PlacementModule[] = [];
  let above: PlacementModule[] = [];
  for (let layer = 1; layer <= count; layer++) {
    const own: PlacementModule[] = [];
    while (modules.length + own.length < Math.round((layer * size) / count)) {
      const open = above.map(({ id }) => id);
      const needed = Array.from({ length: Math.min(between(prerequisites), open.length) }, () =>
        open.splice(Math.floor(random() * open.length), 1),
      ).flat();
      own.push(placementModule(modules.length + own.length + 1, needed));
    }
    modules.push(...own);
    above = own;
  }
  return modules;
}

/** What one learner knows, by the model that the check assumes. */
export function drawKnown(modules: readonly PlacementModule[], random: () => number): Set<string> {
  const level = random();
  const known = new Set<string>();
  for (const { id, prerequisites } of orderModules(modules))
    if (random() < level && prerequisites.every((needed) => known.has(needed))) known.add(id);
  return known;
}

export type Choose = (placement: Placement) => PlacementItem | null;

/** An item of a module drawn at random among those that have one left. */
export function randomItem(random: () => number): Choose {
  return ({ modules, answers }) => {
    const answered = new Set(answers.map(({ item }) => item));
    const open = modules
      .map(({ items }) => items.filter(({ id }) => !answered.has(id)))
      .filter((items) => items.length > 0);
    const items = open[Math.floor(random() * open.length)] ?? [];
    return items[Math.floor(random() * items.length)] ?? null;
  };
}

/** What a learner ticks who says so as the check assumes; each of `modules` is of one statement. */
export function drawClaims(
  modules: readonly string[],
  known: ReadonlySet<string>,
  random: () => number,
): Claim[] {
  return modules.map((module) => ({
    module,
    ticked: random() < (known.has(module) ? TICK.known : TICK.unknown),
  }));
}

/** After how many items a check is looked at. */
export const LOOKS = [5, 10, 15, 20];

export interface FollowedCheck {
  /** The share of modules concluded rightly after each of `LOOKS`; after the check's end it stays. */
  told: number[];
  /** Of each item, in the order they were asked, whether it was answered right. */
  answers: boolean[];
}

/**
 * A check as one learner goes through it. The luck of the n-th answer depends on the seed and on n
 * alone, so that ways to choose are compared with like luck.
 */
export function followCheck(
  modules: readonly PlacementModule[],
  known: ReadonlySet<string>,
  seed: string,
  { choose = nextItem, claims = [] }: { choose?: Choose; claims?: readonly Claim[] } = {},
): FollowedCheck {
  const luck = seededRandom(`${seed}/luck`);
  let placement = startPlacement(modules, { seed, claims });
  const answers: boolean[] = [];
  const told = Array.from({ length: Math.max(...LOOKS) }, (_, i) => {
    const item = choose(placement);
    const draw = luck();
    if (item) {
      const module = modules.find(({ items }) => items.includes(item));
      const right = draw < rightChance(module && known.has(module.id) ? 1 : 0, item.guess);
      if (placementEnd(placement) === null) answers.push(right);
      placement = answerItem(placement, item.id, right);
    }
    if (!LOOKS.includes(i + 1)) return [];
    const concluded = concludePlacement(placement).filter(
      (belief) => belief.known === known.has(belief.module),
    );
    return [concluded.length / modules.length];
  }).flat();
  return { told, answers };
}
