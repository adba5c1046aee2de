import { count } from '../../domain/amounts.ts';
import type { Words } from '../simulator.ts';
import { rowGroupsOf, shape } from './file.ts';
import type { Order } from './file.ts';
import { questions } from './model.ts';
import type { State } from './model.ts';
import { holds, WIDTH } from './prune.ts';
import type { Predicate, Pruned } from './prune.ts';

const PAGES = shape.groups * shape.pages;

/** The last step: what the reader asked, and what it may leave out. */
export function describe(state: State): Words {
  const { event, asked, predicate } = state;
  switch (event.kind) {
    case 'start':
      return nothingRead(predicate);
    case 'asked':
      return answered(state);
    case 'set':
      if (asked === 0) return nothingRead(predicate);
      return asked === questions.length
        ? [compared(event.before, state.pruned), total(state)]
        : answered(state);
    case 'done':
      return ['All is read.', total(state)];
  }
}

const nothingRead = (predicate: Predicate): Words => [
  `A query wants the rows with ${inWords(predicate)}. Nothing is read yet.`,
];

/** `id = 333`. */
export function inWords({ test, value }: Predicate): string {
  return test === 'between' ? `id from ${value} to ${value + WIDTH - 1}` : `id ${test} ${value}`;
}

function answered(state: State): Words {
  const { asked, evidence, predicate, pruned } = state;
  const { afterFooter, afterBloom, pages } = pruned;
  switch (questions[asked - 1]) {
    case 'footer':
      return evidence.footer
        ? [
            `The footer’s bounds leave out ${ofAll(shape.groups - afterFooter.length, shape.groups, 'row group')}.`,
          ]
        : ['The footer has no bounds: every row group may have matches.'];
    case 'bloom':
      return bloomAnswered(state);
    case 'index':
      return evidence.index
        ? [
            `The page index leaves out ${ofAll(shape.pages * afterBloom.length - pages.length, shape.pages * afterBloom.length, 'page')} of what is left.`,
          ]
        : ['There is no page index: of each row group that is left, all pages are read.'];
    default:
      return [
        `${count(pages.length, 'page')} of ${PAGES} ${pages.length === 1 ? 'is' : 'are'} read and decoded, with ${count(pages.length * shape.rows, 'row')}. ${matchesInWords(predicate, pruned)}`,
      ];
  }
}

function bloomAnswered({ order, evidence, predicate, pruned }: State): Words {
  const { afterFooter, afterBloom } = pruned;
  if (evidence.bloom === 0) return ['There are no Bloom filters.'];
  if (predicate.test !== '=')
    return [`The Bloom filters are not asked: they can only say whether one value may be there.`];
  if (afterFooter.length === 0) return ['No row group is left whose Bloom filter could be asked.'];
  const wrong = wrongOf(order, predicate, afterBloom);
  const mistakes =
    wrong === 0
      ? []
      : [`Of those that are left, ${wrong} ${wrong === 1 ? 'does' : 'do'} not hold it.`];
  return [
    `Bloom filters of ${evidence.bloom} bytes leave out ${ofAll(afterFooter.length - afterBloom.length, afterFooter.length, 'row group')} of those asked.`,
    ...mistakes,
  ];
}

/** Row groups that a filter lets through, and that hold no match. */
export function wrongOf(order: Order, predicate: Predicate, left: readonly number[]): number {
  const groups = rowGroupsOf(order);
  return left.filter(
    (group) => !groups[group]?.pages.some(({ ids }) => ids.some((id) => holds(id, predicate))),
  ).length;
}

const ofAll = (left: number, all: number, one: string): string =>
  left === all && all > 0
    ? `all ${count(all, one)}`
    : `${left === 0 ? 'none' : left} of ${count(all, one)}`;

function matchesInWords(predicate: Predicate, { matches }: Pruned): string {
  if (matches === 0) return `No row has ${inWords(predicate)}.`;
  return `${count(matches, 'row')} ${matches === 1 ? 'matches' : 'match'}.`;
}

function total({ predicate, pruned }: State): string {
  return `${count(pruned.pages.length, 'page')} of ${PAGES} read. ${matchesInWords(predicate, pruned)}`;
}

function compared(before: Pruned, after: Pruned): string {
  const [was, is] = [before.pages.length, after.pages.length];
  return was === is
    ? `As before, the reader reads ${count(is, 'page')}.`
    : `Now the reader reads ${count(is, 'page')}, and not ${was}.`;
}
