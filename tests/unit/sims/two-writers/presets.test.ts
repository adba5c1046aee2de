import { expect, test } from 'vitest';
import { decodeAction } from '../../../../src/sims/two-writers/address.ts';
import { presets } from '../../../../src/sims/two-writers/presets.ts';
import { simulator } from '../../../../src/sims/two-writers/simulator.ts';
import { lostOrders } from '../../../../src/sims/two-writers/state.ts';
import { ordersOf } from '../../../../src/sims/two-writers/table.ts';

/** The state after a preset and more actions. */
function after(id: string, text = '') {
  const actions = text === '' ? [] : text.split('.').map(decodeAction);
  const known = actions.flatMap((action) => (action ? [action] : []));
  expect(known).toHaveLength(actions.length);
  return known.reduce(simulator.act, simulator.start(id)).state;
}

const kinds = (id: string, text: string) => after(id, text).event.map(({ kind }) => kind);
const rows = (id: string, text: string) => ordersOf(after(id, text).snapshots.at(-1)?.live ?? []);

test.each(presets)('$id: all that is played before is read', ({ played }) => {
  expect(played.split('.').map(decodeAction)).not.toContain(null);
});

test('two-appends: the loser of a name publishes the same file, in either order', () => {
  expect(kinds('two-appends', 'a.b')).toEqual(['taken', 'made']);
  expect(kinds('two-appends', 'b.a')).toEqual(['taken', 'made']);
  const file = after('two-appends').writers.B.parts[0]?.added;
  expect(after('two-appends', 'a.b').snapshots.at(-1)?.added).toEqual(file);
});

test('beside-appends: the compaction gets in after any appends, also where it lost its name', () => {
  expect(kinds('beside-appends', 'a.a.a.a.b')).toEqual(['made']);
  expect(kinds('beside-appends', 'bs.a.a.bs.a.a.b')).toEqual(['taken', 'made']);
  expect(rows('beside-appends', 'bs.a.a.bs.a.a.b')).toEqual([1, 3, 5, 7, 9, 11, 13, 15]);
});

test('taking-turns: every third commit is refused, in turns, and no row is missing', () => {
  let turns = '';
  const refused: boolean[] = [];
  for (const writer of ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']) {
    turns += `${turns === '' ? '' : '.'}${writer}.${writer}`;
    refused.push(kinds('taking-turns', turns).includes('refused'));
  }
  expect(refused).toEqual([true, false, false, true, false, false, true, false]);
  expect(rows('taking-turns', turns)).toHaveLength(20);
});

test('two-compactions: B’s rows are in, and its next compaction fits', () => {
  expect(kinds('two-compactions', 'a.b')).toEqual(['made', 'refused']);
  expect(rows('two-compactions', 'a.b')).toEqual([1, 2, 3, 4, 5, 7]);
  expect(kinds('two-compactions', 'a.b.b.b')).toEqual(['made', 'made']);
});

test('overwrite: it takes what is live at its commit, and no row that comes later', () => {
  expect(rows('overwrite', 'b.a')).toEqual([5, 7]);
  expect(rows('overwrite', 'a.b')).toEqual([5, 6, 7, 8]);
  expect(lostOrders(after('overwrite', 'b.a'))).toEqual([]);
});

test('lost-rename: B loses its rows whether it is first or last', () => {
  expect(kinds('lost-rename', 'a.b')).toEqual(['replaced']);
  expect(kinds('lost-rename', 'b.a')).toEqual(['replaced', 'made']);
  for (const order of ['a.b', 'b.a']) {
    expect(rows('lost-rename', order)).toEqual([1, 3, 5, 7]);
    expect(lostOrders(after('lost-rename', order))).toEqual([2, 4]);
  }
  expect(kinds('lost-rename', 'rx.a.b')).toEqual(['taken', 'made']);
});
