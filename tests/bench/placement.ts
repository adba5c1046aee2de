import { buildSite } from '../../src/catalog/catalog.ts';
import { contentRoot } from '../../src/catalog/content-root.ts';
import { placementModules } from '../../src/catalog/placement-modules.ts';
import {
  answerItem,
  EASY_ITEMS,
  nextItem,
  startPlacement,
  type Claim,
  type PlacementModule,
} from '../../src/domain/placement.ts';
import { seededRandom } from '../../src/domain/shuffle.ts';
import {
  drawClaims,
  drawKnown,
  drawModules,
  followCheck,
  LOOKS,
  randomItem,
  type LayeredKind,
} from '../unit/domain/placement-fixture.ts';
import { medianTime, type Row } from './table.ts';

const LEARNERS = 500;

const KINDS: Record<string, LayeredKind> = {
  '5 layers, 1 prerequisite': { layers: [5, 5], prerequisites: [1, 1] },
  '5 layers, 1–3': { layers: [5, 5], prerequisites: [1, 3] },
  '5–10 layers, 1–3': { layers: [5, 10], prerequisites: [1, 3] },
  '10 layers, 3': { layers: [10, 10], prerequisites: [3, 3] },
};

/**
 * What the check gets wrong with learners that are drawn by its own model, beside the same inference
 * over items of random modules with the same learners, and the time of a question. Over Lakepath's own
 * modules as readers take it, too: statements first, which their learners tick as the model assumes,
 * or by the toss of a coin.
 */
export function benchPlacement(): Row[] {
  const layered = Object.entries(KINDS).flatMap(([name, kind]) =>
    compare(name, (random) => drawModules(50, kind, random), 12),
  );
  const { modules, content } = buildSite(contentRoot());
  const own = placementModules(modules);
  const claimed = content.statements.map(({ module }) => module);
  const name = `Lakepath's own ${own.length}`;
  return [
    ...layered,
    ...compare(name, () => own, 12),
    ...compare(
      `${name}, statements first`,
      () => own,
      12,
      (known, random) => drawClaims(claimed, known, random),
    ),
    ...compare(
      `${name}, statements ticked by a coin`,
      () => own,
      12,
      (_, random) => claimed.map((module) => ({ module, ticked: random() < 0.5 })),
    ),
    timeOfQuestion(),
  ];
}

/**
 * The share of modules concluded wrongly, and how far the check may be behind random modules: the
 * lower end of the 95 % interval of the mean difference, paired by learner, with its sign turned.
 * `limit` is for the last look; from 10 items on the check must be ahead. Then how many questions it
 * takes and, where `claim` says what a learner ticks, how many of the first are answered right by
 * learners that tick anything.
 */
function compare(
  name: string,
  modulesOf: (random: () => number) => PlacementModule[],
  limit: number,
  claim?: (known: ReadonlySet<string>, random: () => number) => Claim[],
): Row[] {
  const learners = Array.from({ length: LEARNERS }, (_, i) => {
    // With statements and without: the same learners.
    const seed = `${name.split(', statements')[0] ?? ''}/${i}`;
    const random = seededRandom(seed);
    const modules = modulesOf(random);
    const known = drawKnown(modules, random);
    const claims = claim?.(known, seededRandom(`${seed}/claims`)) ?? [];
    const { told, answers } = followCheck(modules, known, seed, { claims });
    const byRandom = followCheck(modules, known, seed, { claims, choose: randomItem(random) });
    return { told, answers, claims, random: byRandom.told };
  });
  const looks = LOOKS.flatMap((items, look): Row[] => {
    const wrong = learners.map(({ told }) => 100 * (1 - (told[look] ?? NaN)));
    const wrongByRandom = learners.map(({ random }) => 100 * (1 - (random[look] ?? NaN)));
    const behind = wrong.map((share, i) => share - (wrongByRandom[i] ?? NaN));
    const byRandom = mean(wrongByRandom).toFixed(1);
    return [
      {
        what: `${name}: wrong after ${items} items (random modules: ${byRandom} %)`,
        value: mean(wrong),
        unit: '%',
        ...(items === LOOKS.at(-1) && { limit }),
      },
      {
        what: `${name}: behind random modules after ${items}, at most (95 %)`,
        value: mean(behind) + 1.96 * standardError(behind),
        unit: 'points',
        ...(items >= 10 && { limit: 0 }),
      },
    ];
  });
  const starts = learners
    .filter(({ claims }) => claims.some(({ ticked }) => ticked))
    .flatMap(({ answers }) => answers.slice(0, EASY_ITEMS));
  return [
    ...looks,
    {
      what: `${name}: questions`,
      value: mean(learners.map(({ answers }) => answers.length)),
      unit: '',
    },
    ...(claim
      ? [
          {
            what: `${name}: wrong of the first ${EASY_ITEMS}`,
            value: 100 * mean(starts.map((right) => (right ? 0 : 1))),
            unit: '%',
          },
        ]
      : []),
  ];
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}

/** To take an answer and choose the next item, halfway through a check of 60 modules. */
function timeOfQuestion(): Row {
  const random = seededRandom('time');
  const modules = drawModules(60, { layers: [7, 7], prerequisites: [1, 3] }, random);
  let placement = startPlacement(modules, { seed: 'time' });
  for (let i = 0; i < 10; i++)
    placement = answerItem(placement, nextItem(placement)?.id ?? '', random() < 0.5);
  const item = nextItem(placement)?.id ?? '';
  const value = medianTime(25, () => nextItem(answerItem(placement, item, true)));
  return { what: 'a question of 60 modules', value, unit: 'ms', aim: 'aim: 50' };
}
