import { expect, test } from 'vitest';
import { changeName } from '../../../../src/sims/changelog-theatre/names.ts';
import { simulator } from '../../../../src/sims/changelog-theatre/simulator.ts';
import { describe as inWords } from '../../../../src/sims/changelog-theatre/words.ts';

/** What each preset promises, and what its second setting does: the rows to the sink, and the sink. */
const promises = [
  ['one-fee.cp6', 6, '4 rome 3; 3 paris 6; 2 paris 6; 1 paris 6'],
  // With the LEFT JOIN, twice as many.
  ['one-fee.ql.cp6', 12, '4 rome 3; 3 paris 6; 2 paris 6; 1 paris 6'],
  // A key does not spare the old rows, since they come as −D from the materializer.
  ['one-fee.ky.cp6', 6, '4 rome 3; 3 paris 6; 2 paris 6; 1 paris 6'],
  ['null-between.cp6', 12, '4 rome 3; 3 paris 6; 2 paris 6; 1 paris 6'],
  ['null-between.cpd', 6, '4 rome 3; 3 paris null; 2 paris null; 1 paris null'],
  ['same-city.o2p4', 4, 'rome 1; paris 2'],
  ['same-city.o3r5', 2, 'paris 2; rome 1'],
  ['same-city.ky.o2p4', 2, 'paris 2; rome 1'],
  ['same-city.qs.o2p4', 4, 'rome 4; paris 9'],
  ['still-best.o2p9', 4, 'rome 4 4; paris 2 9'],
  ['still-best.o2p9.o2d', 2, 'rome 4 4; paris 3 6'],
  ['expired.w.w.o4p2', 1, 'paris 1; rome 1'],
  // Orders 2 and 4 are left, and the sink has no paris.
  ['expired.w.w.o4p2.o1d', 1, 'rome 1'],
  ['expired.w.w.o4p2.o1d.o2d', 0, 'rome 1'],
  ['never-sent.cp8.o1d', 1, '1 paris 5; 2 paris 5; 3 rome 3'],
  ['never-sent.ky.cp8.o2d', 1, '1 paris 5; 3 rome 3'],
] as const;

test.each(promises)('%s sends %i rows', (address, rows, sink) => {
  const state = simulator.decode(address)?.state;
  expect(state?.event.out.map(changeName)).toHaveLength(rows);
  expect(state?.sink.map((row) => row.join(' ').replace(/ $/, ' null')).join('; ')).toBe(sink);
});

/** Reasons that depend on what is no longer in the state. */
const reasons = [
  // Orders 2 and 4 are left in the table: the group's count is 0, its last row is not gone.
  ['expired.w.w.o4p2.o1d', 'The group counts 0 rows now: a −D, not an update.'],
  ['expired.w.w.o4p2.o1d.o2d', 'No state is left for paris, so the −D is dropped in silence.'],
  ['expired.w.w.o1p6', 'No state is left for paris, so −U is dropped in silence.'],
  ['expired.w.w.o1r6', 'No state is left for paris, so −U is dropped in silence.'],
  ['expired.w.o1p6', '−U and +U are two rows, and each changes a group by itself.'],
  ['expired.w.o3r5', '−U brings a group to 0 rows, and +U begins a group.'],
  ['still-best.o3d', 'It was not the best of its city.'],
  ['still-best.o2d', 'The next order of its city was in the state.'],
  ['one-fee.ty.w.w.cp6', 'The state has no partner for it, so nothing is sent.'],
  ['one-fee.ky.ty.w.o1p9.w.cp6.o2d', 'The materializer has no such row any more, and drops it.'],
  ['expired.tn', 'A new job has read the orders.'],
  ['expired.w.w', '6 seconds pass; kept now: 0 rows.'],
] as const;

test.each(reasons)('%s: %s', (address, reason) => {
  const state = simulator.decode(address)?.state;
  expect(state && inWords(state)).toContain(reason);
});
