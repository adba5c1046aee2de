import { expect, it } from 'vitest';
import { GROUNDWORK, lanesOf } from '../../../../src/domain/plan/lanes.ts';
import { catalog } from '../catalog-fixture.ts';

const all = catalog.modules.map(({ id }) => id);

it('a module is in the lane of the first of its qualifications that is selected', () => {
  const { lanes, laneOf } = lanesOf(catalog, { qualifications: 'all' }, all);
  expect(lanes).toEqual(['formats', 'engines']);
  expect(all.map(laneOf)).toEqual(['formats', 'formats', 'engines']);
  const engines = lanesOf(catalog, { qualifications: ['engines'] }, ['lsm', 'flink']);
  expect(engines.lanes).toEqual(['engines']);
  expect(engines.laneOf('lsm')).toBe('engines');
});

it('what is only needed has a lane of its own, where there is any', () => {
  const { lanes, laneOf } = lanesOf(catalog, { qualifications: ['engines'] }, all);
  expect(lanes).toEqual(['engines', GROUNDWORK]);
  expect(laneOf('tables')).toBe(GROUNDWORK);
  expect(laneOf('gone')).toBe(GROUNDWORK);
});
