import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../../readers/table/compare.ts';
import type { Leftovers } from '../../readers/table/leftovers.ts';
import type { Chain, TableHistory } from '../../readers/table/model.ts';
import type { FoundTable } from '../../readers/table/tables.ts';
import { writeQuery } from '../shell/address.ts';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { placeQuery, readPlace, type Place } from './address.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Session, ShownFile, ShownRows } from './session.ts';

/** What the page learns of a folder when it is opened: of the table nearest to its top, the history. */
export interface First {
  tables: FoundTable[];
  root: string;
  history: TableHistory;
}

/** All that the page shows; null is not asked for, or not there yet. */
export interface TableState {
  /** Which of the folder’s tables. */
  root: string;
  history: TableHistory;
  at: string | null;
  chain: Outcome<Chain> | null;
  rows: Outcome<ShownRows> | null;
  file: string | null;
  /** Of the open file, or while that is read, of the one before. */
  fileView: { path: string; outcome: Outcome<ShownFile> } | null;
  with: string | null;
  comparison: Outcome<Comparison> | null;
  leftovers: Outcome<Leftovers> | null;
}

const nothing = {
  at: null,
  chain: null,
  rows: null,
  file: null,
  fileView: null,
  with: null,
  comparison: null,
  leftovers: null,
};

export interface TableActions {
  choose: (snapshot: string) => void;
  openFile: (path: string) => void;
  compareWith: (snapshot: string | null) => void;
  findLeftovers: () => void;
  chooseTable: (root: string) => void;
}

export type Table = TableState & TableActions;

/** The open table, with what has been read of it. */
export function useTable(
  { first: { root, history }, sample, query }: Opened<First>,
  ask: Ask<Session>,
): Table {
  const [state, setState] = useState<TableState>({ ...nothing, root, history });
  // What is shown now, for actions that were made by an earlier render.
  const now = useRef(state);
  now.current = state;

  const set = useCallback((change: Partial<TableState>) => {
    now.current = { ...now.current, ...change };
    setState(now.current);
  }, []);

  useEffect(() => {
    const { at, file, with: other } = state;
    if (at !== null) writeQuery(placeQuery({ open: sample, at, file, with: other }));
  }, [state.at, state.file, state.with]);

  const openFile = useCallback(
    async (path: string) => {
      const { root: table, at, chain } = now.current;
      if (at === null) return;
      set({ file: path });
      const files =
        chain && 'value' in chain ? chain.value.columns.flatMap((one) => one.files) : [];
      const known = files.find((one) => one.path === path);
      if (known && known.place !== 'folder') return;
      const view = await ask('Opening the file', (session) =>
        outcomeOf(session.file(table, path, known?.role ?? null, at)),
      );
      if (view && now.current.file === path && now.current.at === at) {
        set({ fileView: { path, outcome: view } });
      }
    },
    [ask, set],
  );

  const compareWith = useCallback(
    async (other: string | null) => {
      const { root: table, at } = now.current;
      set({ with: other, comparison: null });
      if (other === null || at === null) return;
      const comparison = await ask('Comparing', (session, onProgress) =>
        outcomeOf(session.compare(table, other, at, onProgress)),
      );
      if (comparison && now.current.with === other && now.current.at === at) set({ comparison });
    },
    [ask, set],
  );

  const choose = useCallback(
    async (snapshot: string, file = now.current.file, other = now.current.with) => {
      const { root: table } = now.current;
      set({ at: snapshot, with: other === snapshot ? null : other, comparison: null });
      const isLeft = () => now.current.at !== snapshot || now.current.root !== table;
      const chain = await ask('Following the chain', (session) =>
        outcomeOf(session.chain(table, snapshot)),
      );
      if (!chain || isLeft()) return;
      const path = fileToOpen(chain, file);
      set({ chain, file: path });
      const rows = await ask('Reading the rows', (session, onProgress) =>
        outcomeOf(session.rows(table, snapshot, onProgress)),
      );
      if (!rows || isLeft()) return;
      set({ rows });
      if (path !== null) await openFile(path);
      if (now.current.with !== null) await compareWith(now.current.with);
    },
    [ask, set, openFile, compareWith],
  );

  const begin = useCallback(
    async (place: Place) => {
      const { snapshots, current } = now.current.history;
      const known = (id: string | null) => (snapshots.some((one) => one.id === id) ? id : null);
      const first = known(place.at) ?? current ?? snapshots.at(-1)?.id;
      if (first !== undefined) await choose(first, place.file, known(place.with));
    },
    [choose],
  );

  const chooseTable = useCallback(
    async (table: string) => {
      const other = await ask('Opening the table', (session) => session.history(table));
      if (!other) return;
      set({ ...nothing, root: table, history: other });
      await begin(readPlace(''));
    },
    [ask, set, begin],
  );

  const findLeftovers = useCallback(async () => {
    const { root: table } = now.current;
    const leftovers = await ask('Following all snapshots', (session, onProgress) =>
      outcomeOf(session.leftovers(table, onProgress)),
    );
    if (leftovers && now.current.root === table) set({ leftovers });
  }, [ask, set]);

  useEffect(() => {
    void begin(readPlace(query));
    // Once: what happens later is the reader’s own doing.
  }, []);

  return {
    ...state,
    choose: (snapshot) => void choose(snapshot),
    openFile: (path) => void openFile(path),
    compareWith: (other) => void compareWith(other),
    findLeftovers: () => void findLeftovers(),
    chooseTable: (other) => void chooseTable(other),
  };
}

/** The file that was open, where the snapshot has it too; otherwise the one that describes it. */
function fileToOpen(chain: Outcome<Chain>, before: string | null): string | null {
  if (!('value' in chain)) return null;
  const { columns } = chain.value;
  const files = columns.flatMap((column) => column.files);
  if (before !== null && files.some(({ path }) => path === before)) return before;
  const described = columns.find(({ step }) => step === 'snapshot') ?? columns[0];
  // Of commits to replay the last one is the snapshot's own.
  const isLog = described?.files.some(({ role }) => role === 'commit' || role === 'instant');
  const own = isLog
    ? described?.files.findLast(
        ({ role, facts }) => role === 'commit' || facts.some(({ value }) => value === 'completed'),
      )
    : described?.files[0];
  return own?.path ?? files[0]?.path ?? null;
}
