import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../../src/domain/catalog.ts';
import { isoDate } from '../../../../src/domain/day.ts';
import { planPath, type PlanInput } from '../../../../src/domain/plan.ts';
import { decodePlanLink, encodePlanLink } from '../../../../src/domain/plan/link.ts';
import { anyText } from '../../any-text.ts';
import { catalog } from '../catalog-fixture.ts';

const input: PlanInput = {
  qualifications: ['engines'],
  weights: { engines: 2.5 },
  known: ['tables'],
  hoursPerWeek: 4.5,
  start: '2026-12-01',
  target: '2027-02-01',
  review: 0.25,
  buffer: 0,
  pace: 1.6,
  skills: ['flink'],
};

describe('a plan’s link', () => {
  it('holds the whole input', () => {
    const link = encodePlanLink(catalog, input);
    expect(link).toMatch(/^[\w.~-]+$/);
    expect(decodePlanLink(catalog, link)).toEqual({
      kind: 'plan',
      catalogVersion: 3,
      strangers: 0,
      input,
    });
  });

  it('writes defaults out, so that it does not change with them', () => {
    const link = encodePlanLink(catalog, { qualifications: 'all', start: '2026-12-01' });
    expect(decodePlanLink(catalog, link)).toMatchObject({
      input: {
        ...{ qualifications: 'all', known: [], hoursPerWeek: 6, start: '2026-12-01', target: null },
        ...{ review: 0.2, buffer: 0.1, pace: 1.3 },
      },
    });
  });

  it('gives back any input, to a hundredth', () => {
    const hundredths = (min: number, max: number) =>
      fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);
    const day = fc.integer({ min: 20_000, max: 40_000 }).map(isoDate);
    const inputs = fc.record({
      qualifications: fc.constantFrom<PlanInput['qualifications']>('all', ['formats'], ['engines']),
      known: fc.subarray(catalog.modules.map(({ id }) => id)),
      hoursPerWeek: hundredths(1, 100),
      start: day,
      target: fc.option(day),
      review: hundredths(0, 1),
      buffer: hundredths(0, 1),
      pace: hundredths(1, 2),
    });
    const withLabs = inputs.map((any) => ({ ...any, labs: true }));
    const withOne = inputs.map((any) => ({ ...any, labChoice: 'one' as const }));
    fc.assert(
      fc.property(fc.oneof(inputs, withLabs, withOne), (any) => {
        const decoded = decodePlanLink(catalog, encodePlanLink(catalog, any));
        expect(decoded).toMatchObject({ kind: 'plan', input: any });
      }),
    );
  });

  it('takes done modules for known ones', () => {
    const link = encodePlanLink(catalog, { ...input, done: ['lsm'] });
    expect(decodePlanLink(catalog, link)).toMatchObject({ input: { known: ['tables', 'lsm'] } });
  });

  it('says whether labs are planned; one of before labs, or without them, does not', () => {
    const without = encodePlanLink(catalog, input);
    expect(encodePlanLink(catalog, { ...input, labs: false })).toBe(without);
    const decoded = decodePlanLink(catalog, without);
    expect(decoded.kind === 'plan' && decoded.input.labs).toBeUndefined();
    const link = encodePlanLink(catalog, { ...input, labs: true, labsDone: ['levels'] });
    expect(decodePlanLink(catalog, link)).toMatchObject({ input: { ...input, labs: true } });
    expect(decodePlanLink(catalog, link)).not.toHaveProperty('input.labsDone');
  });

  it('says the choice of labs as it said all and none before there was one', () => {
    const of = (parts: Partial<PlanInput>) => encodePlanLink(catalog, { ...input, ...parts });
    expect(of({ labChoice: 'none' })).toBe(of({}));
    expect(of({ labChoice: 'none', labs: true })).toBe(of({}));
    expect(of({ labChoice: 'all' })).toBe(of({ labs: true }));
    const decoded = decodePlanLink(catalog, of({ labChoice: 'one', labs: true }));
    expect(decoded).toMatchObject({ kind: 'plan', input: { ...input, labChoice: 'one' } });
    expect(decoded).not.toHaveProperty('input.labs');
  });

  it('has under 400 characters with fifty known modules, all weights, and all skills', () => {
    const large = enlarged(70);
    const link = encodePlanLink(large, {
      ...input,
      qualifications: 'all',
      weights: Object.fromEntries(large.qualifications.map(({ id }, i) => [id, 1 + i / 7])),
      known: large.modules.slice(0, 50).map(({ id }) => id),
      skills: large.skills.map(({ id }) => id),
    });
    expect(link.length).toBeLessThan(150);
    const decoded = decodePlanLink(large, link);
    expect(decoded).toMatchObject({ kind: 'plan' });
    expect(decoded.kind === 'plan' && decoded.input.known).toHaveLength(50);
  });

  it('means the same in a later catalogue, and says what an older one does not have', () => {
    const link = encodePlanLink(catalog, { ...input, qualifications: 'all', known: ['lsm'] });
    const later = enlarged(9);
    expect(decodePlanLink(later, link)).toMatchObject({
      catalogVersion: 3,
      strangers: 0,
      input: { qualifications: ['formats', 'engines'], known: ['lsm'] },
    });
    const newer = encodePlanLink(later, { ...input, known: later.modules.map(({ id }) => id) });
    expect(decodePlanLink(catalog, newer)).toMatchObject({
      kind: 'plan',
      catalogVersion: 9,
      strangers: 6,
      input: { known: ['tables', 'lsm', 'flink'] },
    });
  });

  it('does not ask for more where none of its skills is there any more', () => {
    const later = { ...catalog, skills: [] };
    const decoded = decodePlanLink(later, encodePlanLink(catalog, input));
    expect(decoded).toMatchObject({ kind: 'plan', strangers: 1, input: { skills: [] } });
    expect(() => decoded.kind === 'plan' && planPath(later, decoded.input)).toThrow(/^skills: /);
  });

  it('is found damaged wherever one sign of it is another, or it is cut off', () => {
    const link = encodePlanLink(catalog, input);
    for (let at = 0; at < link.length; at++) {
      const other = `${link.slice(0, at)}${link[at] === 'q' ? 'r' : 'q'}${link.slice(at + 1)}`;
      expect(decodePlanLink(catalog, other), other).toEqual({ kind: 'damaged' });
      expect(decodePlanLink(catalog, link.slice(0, at))).toEqual({ kind: 'damaged' });
    }
  });

  it('of a later format is told from a damaged one', () => {
    expect(decodePlanLink(catalog, '2.what.ever.x')).toEqual({ kind: 'newer' });
  });

  it('never throws, whatever it is', () => {
    const crafted = fc.array(fc.constantFrom('1', '.', '~', 'zz', '-', '', '_', 'AAAA'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          crafted.map((list) => list.join('')),
        ),
        (text) => {
          expect(['damaged', 'newer', 'plan']).toContain(decodePlanLink(catalog, text).kind);
        },
      ),
    );
  });

  it('is planned as its maker planned it', () => {
    const decoded = decodePlanLink(catalog, encodePlanLink(catalog, input));
    expect(decoded.kind === 'plan' && planPath(catalog, decoded.input)).toEqual(
      planPath(catalog, input),
    );
  });
});

/** The catalogue with more modules, up to `size`, and a third qualification. */
function enlarged(size: number): Catalog {
  const [first] = catalog.modules;
  const [qualification] = catalog.qualifications;
  if (!first || !qualification) throw new Error('the fixture is empty');
  const modules = Array.from({ length: size - 3 }, (_, i) => ({
    ...first,
    id: `more-${i}`,
    ordinal: i + 4,
  }));
  return {
    ...catalog,
    catalogVersion: size,
    qualifications: [...catalog.qualifications, { ...qualification, id: 'more', ordinal: 3 }],
    modules: [...catalog.modules, ...modules],
  };
}
