import { describe, expect, it } from 'vitest';
import { prerequisiteClosure } from '../../../src/domain/module-order.ts';
import {
  answerItem,
  concludePlacement,
  startPlacement,
  type Placement,
  type PlacementModule,
} from '../../../src/domain/placement.ts';
import { evidenceChance, type GivenAnswer } from '../../../src/domain/placement/answer-model.ts';
import { toGraph } from '../../../src/domain/placement/graph.ts';
import { drawSets, knownChances, weighLast } from '../../../src/domain/placement/known-sets.ts';
import { prepareGain } from '../../../src/domain/placement/select.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';
import {
  drawKnown,
  drawModules,
  followCheck,
  LOOKS,
  placementModule,
  randomItem,
  type LayeredKind,
} from './placement-fixture.ts';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** The chance of each module by going through all 2ⁿ sets, straight from the model. */
function enumerate(
  modules: readonly PlacementModule[],
  answers: readonly GivenAnswer[],
  certain: ReadonlySet<string> = new Set(),
): number[] {
  const weighed = Array.from({ length: 2 ** modules.length }, (_, bits) => {
    const known = new Set(modules.filter((_, i) => (bits >> i) & 1).map(({ id }) => id));
    const ready = modules.filter(({ prerequisites }) => prerequisites.every((id) => known.has(id)));
    const isClosed = ready.filter(({ id }) => known.has(id)).length === known.size;
    if (!isClosed || ![...certain].every((id) => known.has(id))) return { known, weight: 0 };
    const a = known.size;
    const b = ready.length - a;
    const prior = (factorial(a) * factorial(b)) / factorial(a + b + 1);
    const chances = answers.map((answer) => evidenceChance(answer, known.has(answer.module)));
    return { known, weight: chances.reduce((product, chance) => product * chance, prior) };
  });
  const all = sum(weighed.map(({ weight }) => weight));
  return modules.map(({ id }) =>
    sum(weighed.map(({ known, weight }) => (known.has(id) ? weight / all : 0))),
  );
}

const SHAPES: LayeredKind[] = [
  { layers: [1, 1], prerequisites: [0, 0] },
  { layers: [3, 3], prerequisites: [1, 1] },
  { layers: [3, 3], prerequisites: [1, 3] },
  { layers: [5, 5], prerequisites: [1, 2] },
];

/** Small catalogues, in prerequisite order, with answers to items chosen at random. */
const CASES = SHAPES.flatMap((shape, s) =>
  [6, 8, 10].map((size) => {
    const random = seededRandom(`small/${s}/${size}`);
    const modules = drawModules(size, shape, random);
    const known = drawKnown(modules, random);
    const answers = Array.from({ length: 8 }, (_, i): GivenAnswer => {
      const id = `m${1 + Math.floor(random() * size)}`;
      const right = random() < (known.has(id) ? 0.9 : 0.3);
      return { item: `${id}-${i}`, module: id, guess: 0.3, right };
    });
    return { name: `${size} modules in ${shape.layers[0]} layers`, modules, answers };
  }),
);

const chancesOf = (placement: Placement) =>
  concludePlacement(placement).map(({ probability }) => probability);

const replay = (modules: readonly PlacementModule[], answers: readonly GivenAnswer[], known = '') =>
  answers.reduce(
    (placement, { item, right }) => answerItem(placement, item, right),
    startPlacement(modules, { seed: 'small', known: [known] }),
  );

/** The chances from a sample, however few the sets are. */
function sampled(
  modules: readonly PlacementModule[],
  answers: readonly GivenAnswer[],
  certain: ReadonlySet<string>,
  seed: string,
): number[] {
  const random = seededRandom(seed);
  const graph = toGraph(modules, certain);
  const sets = answers.reduce(
    (before, _, i) => weighLast(before, answers.slice(0, i + 1), random),
    drawSets(graph, random),
  );
  const chances = new Map(graph.modules.map(({ id }, i) => [id, knownChances(sets)[i]]));
  return modules.map(({ id }) => chances.get(id) ?? 1);
}

describe('the posterior', () => {
  it.each(CASES)('is exact where the sets can be listed: $name', ({ modules, answers }) => {
    const placement = replay(modules, answers);
    // Ten modules without prerequisites have 1024 sets, too many.
    expect(placement.sets.complete).toBe(
      !(modules.length === 10 && modules.at(-1)?.prerequisites.length === 0),
    );
    const digits = placement.sets.complete ? 10 : 1;
    for (const [i, chance] of enumerate(modules, answers).entries())
      expect(chancesOf(placement)[i]).toBeCloseTo(chance, digits);
  });

  it.each(CASES)('is exact with a module known at the start: $name', ({ modules, answers }) => {
    const certain = prerequisiteClosure(modules, ['m5']);
    const placement = replay(modules, answers, 'm5');
    expect(placement.sets.complete).toBe(true);
    for (const [i, chance] of enumerate(modules, answers, certain).entries())
      expect(chancesOf(placement)[i]).toBeCloseTo(chance, 10);
  });

  // A chance taken from 512 sets drawn one by one is off by √(¼ / 512) = 0.022 or less (standard
  // deviation). Copies of sets make it 0.03, and the mean of 16 runs 0.0075: more than three times
  // that would be a fault, not luck. Single runs, 3000 in all, stay within four times theirs.
  it.each(CASES)('is met by a sample: $name', ({ modules, answers }) => {
    for (const certain of [new Set<string>(), prerequisiteClosure(modules, ['m5'])]) {
      const runs = Array.from({ length: 16 }, (_, i) =>
        sampled(modules, answers, certain, `run ${i}`),
      );
      for (const [i, chance] of enumerate(modules, answers, certain).entries()) {
        const errors = runs.map((run) => (run[i] ?? NaN) - chance);
        expect(Math.abs(mean(errors))).toBeLessThan(0.025);
        expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.12);
      }
    }
  });

  it('is met by a sample that had all but left a module, and comes back to it', () => {
    // Sets that know the last of a chain are one in a hundred after the wrong answers.
    const chain = Array.from({ length: 6 }, (_, i) => placementModule(i + 1, i ? [`m${i}`] : []));
    const answers = [...'--+++++'].map((sign, i) => ({
      item: `m5-${i}`,
      module: 'm5',
      guess: 0.3,
      right: sign === '+',
    }));
    const exact = enumerate(chain, answers);
    for (let run = 0; run < 12; run++)
      for (const [i, chance] of sampled(chain, answers, new Set(), `run ${run}`).entries())
        expect(Math.abs(chance - (exact[i] ?? NaN))).toBeLessThan(0.12);
  });

  it('holds closed sets only', () => {
    const modules = drawModules(40, { layers: [6, 6], prerequisites: [1, 3] }, seededRandom('40'));
    const answers = modules
      .filter((_, i) => i % 3 === 0)
      .map(({ id }, i) => ({ item: `${id}-0`, module: id, guess: 0.3, right: i % 2 === 0 }));
    const { sets } = replay(modules, answers);
    expect(sets.complete).toBe(false);
    for (const { known } of sets.sets)
      for (const [module, needs] of sets.graph.prerequisites.entries())
        if (known[module]) expect(needs.every((needed) => known[needed])).toBe(true);
  });
});

describe('the gain of an item', () => {
  it.each(CASES)('is how far Σ P (1 − P) is expected to fall: $name', ({ modules, answers }) => {
    const spreadOf = (chances: readonly number[]) => sum(chances.map((p) => p * (1 - p)));
    const { sets } = replay(modules, answers);
    if (!sets.complete) return;
    const gainOf = prepareGain(sets);
    const now = enumerate(modules, answers);
    for (const guess of [0, 0.3]) {
      for (const [place, { id }] of modules.entries()) {
        const after = (right: boolean) =>
          spreadOf(enumerate(modules, [...answers, { item: 'next', module: id, guess, right }]));
        const known = now[place] ?? NaN;
        const right = 0.9 * known + guess * (1 - known);
        const fall = spreadOf(now) - right * after(true) - (1 - right) * after(false);
        expect(gainOf(place, guess)).toBeCloseTo(fall, 8);
      }
    }
  });
});

describe('a check of 50 modules', () => {
  it.each<LayeredKind>([
    { layers: [5, 5], prerequisites: [1, 1] },
    { layers: [5, 10], prerequisites: [1, 3] },
  ])('is right and beats random modules: %j', (kind) => {
    const curves = Array.from({ length: 30 }, (_, i) => {
      const random = seededRandom(`learner ${i}`);
      const modules = drawModules(50, kind, random);
      const known = drawKnown(modules, random);
      return {
        told: followCheck(modules, known, `check ${i}`).told,
        random: followCheck(modules, known, `check ${i}`, { choose: randomItem(random) }).told,
      };
    });
    const told = LOOKS.map((_, look) => mean(curves.map((curve) => curve.told[look] ?? NaN)));
    const byRandom = LOOKS.map((_, look) => mean(curves.map((curve) => curve.random[look] ?? NaN)));
    expect(told.at(-1)).toBeGreaterThan(0.88);
    for (const [look, share] of told.entries())
      if (look > 0) expect(share).toBeGreaterThan((byRandom[look] ?? NaN) + 0.01);
  });
});
