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
  const { event, asked, predicate, pruned } = state;
  switch (event.kind) {
    case 'start':
      return nothingRead(predicate);
    case 'asked':
      return answered(state);
    case 'set':
      if (asked === 0) return nothingRead(predicate);
      return asked === questions.length
        ? [compared(event.before, pruned), matchesInWords(predicate, pruned)]
        : answered(state);
    case 'done':
      return [`${pagesRead(pruned)}, and nothing more is asked.`];
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
            `Of ${count(shape.groups, 'row group')}, the footer’s bounds leave out ${some(shape.groups - afterFooter.length, shape.groups)}.`,
          ]
        : ['The footer has no bounds: every row group may have matches.'];
    case 'bloom':
      return bloomAnswered(state);
    case 'index': {
      const left = shape.pages * afterBloom.length;
      if (left === 0) return ['No row group is left whose pages could be asked for.'];
      return evidence.index
        ? [
            `Of ${count(left, 'page')} left, the page index leaves out ${some(left - pages.length, left)}.`,
          ]
        : ['There is no page index: of each row group left, all pages are read.'];
    }
    default:
      return [
        `${pagesRead(pruned)} and decoded, with ${count(pages.length * shape.rows, 'row')}. ${matchesInWords(predicate, pruned)}`,
      ];
  }
}

function bloomAnswered({ order, evidence, predicate, pruned }: State): Words {
  const { afterFooter, afterBloom } = pruned;
  if (evidence.bloom === 0) return ['There are no Bloom filters.'];
  if (predicate.test !== '=')
    return [`The Bloom filters are not asked: they answer = and IN alone.`];
  if (afterFooter.length === 0) return ['No row group is left whose Bloom filter could be asked.'];
  const wrong = wrongOf(order, predicate, afterBloom);
  const mistakes =
    wrong === 0
      ? []
      : [
          `${wrong} of those let through ${wrong === 1 ? 'does' : 'do'} not hold ${predicate.value}.`,
        ];
  return [
    `Of ${count(afterFooter.length, 'row group')} left, Bloom filters of ${evidence.bloom} bytes leave out ${some(afterFooter.length - afterBloom.length, afterFooter.length)}.`,
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

/** How many are left out, of one or more. */
const some = (out: number, all: number): string =>
  out === 0 ? 'none' : out === all && all > 1 ? 'all' : String(out);

function matchesInWords(predicate: Predicate, { matches }: Pruned): string {
  if (matches === 0) return `No row has ${inWords(predicate)}.`;
  return `${count(matches, 'row')} ${matches === 1 ? 'matches' : 'match'}.`;
}

const pagesRead = ({ pages }: Pruned): string =>
  `${pages.length} of ${PAGES} pages ${pages.length === 1 ? 'is' : 'are'} read`;

function compared(before: Pruned, after: Pruned): string {
  const [was, is] = [before.pages.length, after.pages.length];
  return was === is
    ? `As before, ${pagesRead(after)}.`
    : `Now ${pagesRead(after)}, and not ${was}.`;
}

/** How many pages each level that was asked has left. */
export function leftInWords({ asked, pruned }: State): string {
  const { afterFooter, afterBloom, pages } = pruned;
  const left = [
    `after the footer ${shape.pages * afterFooter.length}`,
    `after the filters ${shape.pages * afterBloom.length}`,
    `after the index ${pages.length}`,
  ].slice(0, asked);
  return `Pages left: ${[PAGES, ...left].join(' · ')}.`;
}
