import { describe, expect, it } from 'vitest';
import { CycleError } from '../../../src/domain/module-order.ts';
import {
  answerItem,
  claimsOf,
  concludePlacement,
  EASY_ITEMS,
  guessOf,
  MOST_ITEMS,
  nextItem,
  placementEnd,
  startPlacement,
  type Claim,
  type Placement,
  type PlacementModule,
} from '../../../src/domain/placement.ts';
import { rightChance } from '../../../src/domain/placement/answer-model.ts';
import type { AnswerKey } from '../../../src/domain/quiz.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';
import { drawModules, placementModule } from './placement-fixture.ts';

const start = (modules: readonly PlacementModule[], known: string[] = [], seed = 'a') =>
  startPlacement(modules, { seed, known });

const answerAll = (placement: Placement, answers: Record<string, boolean>) =>
  Object.entries(answers).reduce((next, [id, right]) => answerItem(next, id, right), placement);

const beliefIn = (placement: Placement, module: string) =>
  concludePlacement(placement).find((belief) => belief.module === module);

const chanceOf = (placement: Placement, module: string) =>
  beliefIn(placement, module)?.probability ?? NaN;

/** Answers items until the check is over; the ids of the items asked. */
function askAll(placement: Placement, isRight: (id: string) => boolean) {
  const asked: string[] = [];
  let at = placement;
  for (let item = nextItem(at); item; item = nextItem(at)) {
    asked.push(item.id);
    at = answerItem(at, item.id, isRight(item.id));
  }
  return { asked, end: placementEnd(at), placement: at };
}

const chain = [placementModule(1), placementModule(2, ['m1']), placementModule(3, ['m2'])];
const fifty = drawModules(
  50,
  { layers: [7, 7], prerequisites: [1, 3] },
  seededRandom('placement fifty'),
);

describe('guessOf', () => {
  it('is the chance of a right answer by guessing alone', () => {
    const id = 'x';
    expect(guessOf({ id, kind: 'single', options: ['a', 'b', 'c', 'd'], right: 'a' })).toBe(1 / 4);
    expect(guessOf({ id, kind: 'multiple', options: ['a', 'b', 'c'], right: ['a'] })).toBe(1 / 8);
    expect(guessOf({ id, kind: 'ordering', steps: ['a', 'b', 'c', 'd'] })).toBe(1 / 24);
    expect(guessOf({ id, kind: 'matching', pairs: ['a', 'b', 'c'], decoys: ['d'] })).toBe(1 / 6);
    const numeric: AnswerKey = {
      id,
      kind: 'numeric',
      answer: 1,
      tolerance: 0,
      unit: '',
      traps: [],
    };
    expect(guessOf(numeric)).toBe(0);
    // A plain one can be had by common sense; so it is no proof either.
    expect(guessOf(numeric, true)).toBe(0.6);
  });
});

describe('answerItem', () => {
  it('raises the module, what it needs and, by the level, all others; a wrong one lowers them', () => {
    const modules = [...chain, placementModule(4)];
    const before = start(modules);
    const right = answerItem(before, 'm2-0', true);
    const wrong = answerItem(before, 'm2-0', false);
    for (const module of ['m1', 'm2', 'm3', 'm4']) {
      expect(chanceOf(right, module)).toBeGreaterThan(chanceOf(before, module));
      expect(chanceOf(wrong, module)).toBeLessThan(chanceOf(before, module));
    }
  });

  it('never makes a module less likely than what needs it', () => {
    const { placement } = askAll(start(fifty), (id) => id.length % 2 === 0);
    const chances = new Map(
      concludePlacement(placement).map(({ module, probability }) => [module, probability]),
    );
    for (const { id, prerequisites } of fifty)
      for (const needed of prerequisites)
        expect(chances.get(needed)).toBeGreaterThanOrEqual(chances.get(id) ?? NaN);
  });

  it('does not lower a module by a right answer where the sets are a sample', () => {
    // A chance taken from a sample is off by up to 0.02 or so; see the tests of the sample.
    const before = start(fifty);
    for (const { id } of fifty)
      expect(chanceOf(answerItem(before, `${id}-0`, true), id)).toBeGreaterThan(
        chanceOf(before, id) - 0.02,
      );
  });

  it('leaves the value given as it was', () => {
    const before = start(fifty);
    const copy = structuredClone(before);
    answerItem(before, 'm7-1', true);
    expect(before).toEqual(copy);
  });

  it('changes nothing for an item that is not there, or was answered before', () => {
    const once = answerItem(start(chain), 'm1-0', true);
    expect(answerItem(once, 'm1-0', false)).toBe(once);
    expect(answerItem(once, 'elsewhere', true)).toBe(once);
  });

  it('takes a right answer that cannot be guessed as proof, whatever came before', () => {
    const numeric = fifty.map((module) => ({
      ...module,
      items: [...module.items, { id: `${module.id}-n`, guess: 0 }],
    }));
    const last = numeric.at(-1)?.id ?? '';
    const doubted = answerAll(start(numeric), {
      [`${last}-0`]: false,
      [`${last}-1`]: false,
      'm1-0': false,
    });
    expect(chanceOf(doubted, last)).toBeLessThan(0.01);
    const proven = answerItem(doubted, `${last}-n`, true);
    expect(beliefIn(proven, last)).toEqual({
      module: last,
      known: true,
      probability: 1,
      because: { kind: 'answers' },
      own: { right: 1, wrong: 2 },
    });
    expect(
      answerAll(
        start(numeric),
        Object.fromEntries(proven.answers.map(({ item, right }) => [item, right])),
      ),
    ).toEqual(proven);
  });
});

describe('nextItem', () => {
  it('asks where the answer tells most about all modules, not where it is least certain', () => {
    // The middle of a chain tells of both ends. A lone module is as uncertain as can be.
    const long = Array.from({ length: 5 }, (_, i) =>
      placementModule(i + 2, i ? [`m${i + 1}`] : []),
    );
    const placement = start([placementModule(1), ...long]);
    expect(chanceOf(placement, 'm1')).toBeCloseTo(0.5);
    expect(nextItem(placement)?.id).toMatch(/^m[234]-/);
  });

  it('prefers the item that is hard to guess', () => {
    const items = [
      { id: 'easy', guess: 0.5 },
      { id: 'hard', guess: 0.1 },
      { id: 'fair', guess: 0.3 },
    ];
    expect(nextItem(start([{ id: 'm1', ordinal: 1, prerequisites: [], items }]))?.id).toBe('hard');
  });

  it('breaks ties by the seed', () => {
    const modules = [placementModule(1), placementModule(2), placementModule(3)];
    const first = (seed: string) => nextItem(start(modules, [], seed))?.id;
    const firsts = new Set(Array.from({ length: 40 }, (_, i) => first(`seed ${i}`)));
    expect(new Set([...firsts].map((id) => id?.slice(0, 2))).size).toBe(3);
    expect(firsts.size).toBeGreaterThan(8);
    expect(first('seed 1')).toBe(first('seed 1'));
  });

  it('asks no item twice, and at most so many', () => {
    const random = seededRandom('answers');
    const flat = Array.from({ length: 50 }, (_, i) => placementModule(i + 1));
    const { asked, end } = askAll(start(flat), () => random() < 0.5);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBe(MOST_ITEMS);
    expect(end).toBe('long');
  });

  it('stops when all is clear', () => {
    const { asked, end, placement } = askAll(start(chain), () => true);
    expect(end).toBe('sure');
    expect(asked.length).toBeLessThan(MOST_ITEMS);
    for (const { probability } of concludePlacement(placement))
      expect(probability).toBeGreaterThanOrEqual(0.95);
  });

  it('stops when no item is left', () => {
    const { asked, end } = askAll(start([placementModule(1, [], 2)]), (id) => id === 'm1-0');
    expect(asked.toSorted()).toEqual(['m1-0', 'm1-1']);
    expect(end).toBe('no-items');
    expect(placementEnd(start([placementModule(1, [], 0)]))).toBe('no-items');
    // Of nothing all is clear.
    expect(placementEnd(start([]))).toBe('sure');
  });

  it('is the same for the same seed and answers', () => {
    const run = () => {
      const random = seededRandom('replay');
      return askAll(start(fifty, ['m3']), () => random() < 0.6);
    };
    expect(run()).toEqual(run());
  });
});

describe('claims', () => {
  const alone = Array.from({ length: 6 }, (_, i) => placementModule(i + 1));
  const claim = (...ids: string[]) =>
    alone.slice(0, 4).map(({ id }) => ({ module: id, ticked: ids.includes(id) }));
  const begin = (modules: readonly PlacementModule[], claims: Claim[]) =>
    startPlacement(modules, { seed: 'a', claims });

  it('weigh ten to three for a module, seventeen to ten against it', () => {
    const chance = (ticked: boolean) =>
      chanceOf(begin([placementModule(1)], [{ module: 'm1', ticked }]), 'm1');
    expect(chance(true)).toBeCloseTo(10 / 13);
    expect(chance(false)).toBeCloseTo(10 / 27);
  });

  it('are no proof: one wrong answer outweighs a tick, and none of them is a reason to propose', () => {
    const ticked = begin([placementModule(1)], [{ module: 'm1', ticked: true }]);
    expect(beliefIn(ticked, 'm1')).toMatchObject({ known: true, because: { kind: 'claim' } });
    expect(chanceOf(answerItem(ticked, 'm1-0', false), 'm1')).toBeLessThan(0.5);
    const other = begin(alone, claim('m1', 'm2', 'm3', 'm4'));
    expect(beliefIn(other, 'm6')?.because).toEqual({ kind: 'level' });
  });

  it('of what is known for certain, or not there, change nothing', () => {
    const claims = ['m2', 'gone'].map((module) => ({ module, ticked: false }));
    const placement = startPlacement(chain, { seed: 'a', known: ['m2'], claims });
    expect(concludePlacement(placement).map(({ probability }) => probability)).toEqual(
      concludePlacement(start(chain, ['m2'])).map(({ probability }) => probability),
    );
  });

  it('are taken into account where the sets are a sample, too', () => {
    const claims = fifty.slice(0, 6).map(({ id }) => ({ module: id, ticked: true }));
    const placement = startPlacement(fifty, { seed: 'a', claims });
    expect(placement.sets.complete).toBe(false);
    for (const { module } of claims)
      expect(chanceOf(placement, module)).toBeGreaterThan(chanceOf(start(fifty), module) + 0.1);
  });

  it('make the first three questions easy ones where there are such, low in the graph', () => {
    // Three plain items a module, which common sense answers six times in ten.
    const modules = drawModules(
      12,
      { layers: [3, 3], prerequisites: [1, 1] },
      seededRandom('e'),
    ).map((module) => ({
      ...module,
      items: module.items.map((item, i) => (i < 3 ? { ...item, guess: 0.6 } : item)),
    }));
    const roots = modules.filter(({ prerequisites }) => prerequisites.length === 0);
    const claims = roots.map(({ id }, i) => ({ module: id, ticked: i === 0 }));
    let placement = startPlacement(modules, { seed: 'a', claims });
    for (let asked = 0; asked < EASY_ITEMS; asked++) {
      const item = nextItem(placement);
      const module = modules.find(({ items }) => items.some(({ id }) => id === item?.id));
      const chances = modules.flatMap(({ id, items }) =>
        items.map(({ guess }) => rightChance(chanceOf(placement, id), guess)),
      );
      const expected = rightChance(chanceOf(placement, module?.id ?? ''), item?.guess ?? NaN);
      expect(Math.max(...chances)).toBeGreaterThanOrEqual(0.7);
      expect(expected).toBeGreaterThanOrEqual(0.7);
      expect(module?.prerequisites).toEqual([]);
      placement = answerItem(placement, item?.id ?? '', true);
    }
    // Then the one that tells most again.
    expect(nextItem(placement)).toEqual(nextItem({ ...placement, claims: [] }));
  });

  it('leave the least hard question where none is easy', () => {
    const items = [
      { id: 'hard', guess: 0.1 },
      { id: 'fair', guess: 0.3 },
    ];
    const modules = [{ id: 'm1', ordinal: 1, prerequisites: [], items }];
    expect(nextItem(begin(modules, [{ module: 'm1', ticked: false }]))?.id).toBe('fair');
    expect(nextItem(start(modules))?.id).toBe('hard');
  });

  it('come from what was ticked of the statements', () => {
    const statements = ['a', 'b'].map((id) => ({ id, did: '', knows: '', module: `m-${id}` }));
    expect(claimsOf(statements, ['b', 'gone'])).toEqual([
      { module: 'm-a', ticked: false },
      { module: 'm-b', ticked: true },
    ]);
  });
});

describe('startPlacement', () => {
  it('takes known modules and what they need as certain, and asks nothing about them', () => {
    const modules = [...chain, placementModule(4), placementModule(5, ['m3'])];
    const placement = start(modules, ['m2', 'elsewhere']);
    expect(chanceOf(placement, 'm1')).toBe(1);
    expect(chanceOf(placement, 'm2')).toBe(1);
    // Two of two known: Laplace's rule gives 3/4 for the next.
    expect(chanceOf(placement, 'm3')).toBeCloseTo(3 / 4);
    expect(chanceOf(placement, 'm4')).toBeCloseTo(3 / 4);
    const { asked } = askAll(placement, () => false);
    expect(asked.filter((id) => /^m[12]-/.test(id))).toEqual([]);
    expect(beliefIn(answerItem(placement, 'm2-0', false), 'm2')?.probability).toBe(1);
  });

  it('has a single module at one half, and in the end by its answers', () => {
    const placement = start([placementModule(1)]);
    expect(chanceOf(placement, 'm1')).toBe(0.5);
    expect(chanceOf(answerItem(placement, 'm1-0', true), 'm1')).toBeCloseTo(0.9 / (0.9 + 0.3));
    expect(chanceOf(answerItem(placement, 'm1-0', false), 'm1')).toBeCloseTo(0.1 / (0.1 + 0.7));
  });

  it('refuses a cycle', () => {
    expect(() => start([placementModule(1, ['m2']), placementModule(2, ['m1'])])).toThrow(
      CycleError,
    );
  });
});

describe('concludePlacement', () => {
  const reasons = (placement: Placement) =>
    concludePlacement(placement).map(({ module, known, because }) => [module, known, because]);

  it('says why: given, own answers, modules that need it, modules it needs, or the level', () => {
    const modules = [
      ...chain,
      placementModule(4, ['m3']),
      placementModule(5),
      placementModule(6),
      placementModule(7, ['m6']),
    ];
    const placement = answerAll(start(modules, ['m6']), {
      'm2-0': true,
      'm2-1': true,
      'm2-2': true,
      'm3-0': false,
      'm3-1': false,
      'm3-2': true,
      'm3-3': false,
    });
    expect(reasons(placement)).toEqual([
      ['m1', true, { kind: 'needed-by', modules: ['m2'] }],
      ['m2', true, { kind: 'answers' }],
      ['m3', false, { kind: 'answers' }],
      ['m4', false, { kind: 'needs', modules: ['m3'] }],
      ['m5', true, { kind: 'level' }],
      ['m6', true, { kind: 'given' }],
      ['m7', true, { kind: 'level' }],
    ]);
    expect(beliefIn(placement, 'm2')?.own).toEqual({ right: 3, wrong: 0 });
    expect(beliefIn(placement, 'm3')?.own).toEqual({ right: 1, wrong: 3 });
    expect(beliefIn(placement, 'm5')?.own).toEqual({ right: 0, wrong: 0 });
  });

  it('has what a module known at the start needs, needed by it', () => {
    expect(reasons(start(chain, ['m2']))[0]).toEqual([
      'm1',
      true,
      { kind: 'needed-by', modules: ['m2'] },
    ]);
  });

  it('does not name its own answers where they speak against the conclusion', () => {
    const placement = answerAll(start(chain), {
      'm1-0': false,
      'm1-1': false,
      'm1-2': false,
      'm2-0': true,
    });
    expect(beliefIn(placement, 'm2')).toMatchObject({
      known: false,
      because: { kind: 'needs', modules: ['m1'] },
    });
  });
});
