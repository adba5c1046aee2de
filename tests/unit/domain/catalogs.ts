import { contentRoot } from '../../../src/catalog/content-root.ts';
import { readContent } from '../../../src/catalog/read.ts';
import type { PlanModule } from '../../../src/domain/plan.ts';
import { moduleValues } from '../../../src/domain/plan/value.ts';
import { seededRandom, shuffle } from '../../../src/domain/shuffle.ts';

/** What there is to choose from, as `chooseModules` takes it. */
export interface PlanCase {
  /** Shape, size and seed. */
  name: string;
  modules: PlanModule[];
  values: ReadonlyMap<string, number>;
  known: ReadonlySet<string>;
  budget: number;
}

type Random = () => number;

/** For each module, by its place, the places of those it needs: all of them lower ones. */
type Shape = (size: number, random: Random) => number[][];

const below = (count: number, random: Random) => Math.floor(random() * count);

const eachWith = (chance: (size: number) => number): Shape => {
  return (size, random) =>
    places(size).map((place) => places(place).filter(() => random() < chance(size)));
};

const places = (count: number) => [...Array(count).keys()];

const SHAPES = {
  independent: (size) => places(size).map(() => []),
  chains: (size, random) => {
    const length = 2 + below(9, random);
    return places(size).map((place) => (place % length === 0 ? [] : [place - 1]));
  },
  /** Everything grows from a few roots. */
  'out-trees': (size, random) =>
    places(size).map((place) =>
      place === 0 || random() < 0.08 ? [] : [Math.floor(place * random())],
    ),
  /** Each module is needed by one later one at most. */
  'in-trees': (size, random) => {
    const needs = places(size).map((): number[] => []);
    for (const place of places(size - 1)) {
      const by = place + 1 + below(Math.min(8, size - place - 1), random);
      if (random() < 0.85) needs[by]?.push(place);
    }
    return needs;
  },
  layers: (size, random) => {
    const width = 3 + below(5, random);
    return places(size).map((place) => {
      const first = (Math.floor(place / width) - 1) * width;
      return first < 0 ? [] : places(width).flatMap((i) => (random() < 0.4 ? [first + i] : []));
    });
  },
  /** One, then two that need it, then one that needs both; often on top of the one before. */
  diamonds: (size, random) =>
    places(size).map((place) => {
      const corner = place % 4;
      if (corner === 3) return [place - 2, place - 1];
      if (corner > 0) return [place - corner];
      return place > 0 && random() < 0.6 ? [place - 1] : [];
    }),
  sparse: eachWith((size) => 1.2 / size),
  dense: eachWith(() => 0.2),
} satisfies Record<string, Shape>;

export const SHAPE_NAMES = Object.keys(SHAPES) as (keyof typeof SHAPES)[];

/** Minutes of one module; a catalogue keeps to one of these. */
const MINUTES: ((random: Random) => number)[] = [
  (random) => 20 + below(26, random),
  (random) => 5 * (1 + below(24, random)),
  (random) => 10 + 190 * random() ** 3,
  () => 30,
  (random) => (random() < 0.5 ? 40 : 45),
];

const QUALIFICATIONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Made-up modules in an order, with ordinals and with minutes that depend on the seed only. */
function drawModules(shape: Shape, size: number, random: Random): PlanModule[] {
  const needs = shape(size, random);
  const ordinals = random() < 0.7 ? places(size) : shuffle(places(size), `${random()}`);
  const minutes = MINUTES[below(MINUTES.length, random)] ?? (() => 30);
  const qualifications = QUALIFICATIONS.slice(0, 1 + below(7, random));
  const share = 0.15 + 0.5 * random();
  return needs.map((needed, place) => ({
    id: `m${place}`,
    ordinal: 1 + (ordinals[place] ?? place),
    minutes: minutes(random),
    prerequisites: needed.map((other) => `m${other}`),
    qualifications: qualifications.filter(() => random() < share),
  }));
}

/** The real modules, again and again: what a grown catalogue may look like, full of equals. */
function copyModules(real: readonly PlanModule[], size: number): PlanModule[] {
  return places(size).flatMap((place) => {
    const copy = Math.floor(place / real.length);
    return real.slice(place % real.length, (place % real.length) + 1).map((module) => ({
      ...module,
      id: `${module.id}-${copy}`,
      ordinal: module.ordinal + copy * real.length,
      prerequisites: module.prerequisites.map((id) => `${id}-${copy}`),
    }));
  });
}

function realModules(): PlanModule[] {
  return readContent(contentRoot())
    .modules.map(({ slug, ordinal, minutes, prerequisites, qualifications }) => ({
      id: slug,
      ordinal,
      minutes,
      prerequisites,
      qualifications,
    }))
    .sort((a, b) => a.ordinal - b.ordinal);
}

/** Some weights, some known modules, and a budget from next to nothing to next to all. */
function drawCase(name: string, modules: PlanModule[], random: Random): PlanCase {
  const weights = new Map(
    [...new Set(modules.flatMap(({ qualifications }) => qualifications))].map((id) => [
      id,
      random() < 0.3 ? 1 + below(9, random) : random() < 0.3 ? 3 : 2,
    ]),
  );
  const share = random() < 0.5 ? 0 : 0.3 * random();
  const known = new Set(modules.flatMap(({ id }) => (random() < share ? [id] : [])));
  const all = modules.reduce((sum, { minutes }) => sum + minutes, 0);
  const pace = 1 + Math.floor(random() * 11) / 10;
  const days = Math.ceil((0.03 + 0.94 * random()) * all * pace) / 36;
  return {
    name,
    modules: shuffle(modules, name),
    values: moduleValues(modules, weights, known),
    known,
    budget: (days * 36) / pace,
  };
}

/** A made-up case of one of the `SHAPES`; the same at every call. */
export function seededCase(shape: keyof typeof SHAPES, size: number, seed: number): PlanCase {
  const name = `${shape}-${size}-${seed}`;
  const random = seededRandom(name);
  return drawCase(name, drawModules(SHAPES[shape], size, random), random);
}

/**
 * `count` cases of 5 to 60 modules; the same at every call. One in nine is made of the site's own
 * modules.
 */
export function seededCases(count: number): PlanCase[] {
  const real = realModules();
  return places(count).map((index) => {
    const size = 5 + ((index * 23) % 56);
    const shape = SHAPE_NAMES[index % (SHAPE_NAMES.length + 1)];
    if (shape) return seededCase(shape, size, index);
    const name = `real-${size}-${index}`;
    return drawCase(name, copyModules(real, size), seededRandom(name));
  });
}
