import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../../readers/table/compare.ts';
import type { Leftovers } from '../../readers/table/leftovers.ts';
import type { Chain } from '../../readers/table/model.ts';
import type { OpenedTable, ShownFile, ShownRows, TableSource } from './api.ts';
import { writeAddress, type Asked } from './address.ts';
import { useJobs, type Jobs, type Outcome } from './use-jobs.ts';

/** All that the page shows; null is not asked for, or not there yet. */
export interface TableState {
  opened: OpenedTable | null;
  /** Id of the published table that is open. */
  sample: string | null;
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

const nothing: TableState = {
  opened: null,
  sample: null,
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
  open: (source: TableSource, sample: string | null, asked?: Asked, root?: string) => void;
  choose: (snapshot: string) => void;
  openFile: (path: string) => void;
  compareWith: (snapshot: string | null) => void;
  findLeftovers: () => void;
  chooseTable: (root: string) => void;
}

export type Table = TableState & TableActions & Pick<Jobs, 'busy' | 'fault' | 'cancel'>;

/** The open table, with what has been read of it. */
export function useTable(): Table {
  const { open: openJob, ask, busy, fault, cancel } = useJobs();
  const [state, setState] = useState(nothing);
  const source = useRef<TableSource | null>(null);
  // What is shown now, for actions that were made by an earlier render.
  const now = useRef(state);
  now.current = state;

  const set = useCallback((change: Partial<TableState>) => {
    now.current = { ...now.current, ...change };
    setState(now.current);
  }, []);

  useEffect(() => {
    const { opened, sample, at, file, with: other } = state;
    if (!opened) return;
    const shown = { open: sample, at, file, with: other };
    history.replaceState(history.state, '', writeAddress(location.href, shown));
  }, [state.opened, state.sample, state.at, state.file, state.with]);

  const openFile = useCallback(
    async (path: string) => {
      const { at, chain } = now.current;
      if (at === null) return;
      set({ file: path });
      const files =
        chain && 'value' in chain ? chain.value.columns.flatMap((one) => one.files) : [];
      const known = files.find((one) => one.path === path);
      if (known && known.place !== 'folder') return;
      const view = await ask('Opening the file', (api) => api.file(path, known?.role ?? null, at));
      if (view && now.current.file === path && now.current.at === at) {
        set({ fileView: { path, outcome: view } });
      }
    },
    [ask, set],
  );

  const compareWith = useCallback(
    async (other: string | null) => {
      const { at } = now.current;
      set({ with: other, comparison: null });
      if (other === null || at === null) return;
      const comparison = await ask('Comparing', (api, onProgress) =>
        api.compare(other, at, onProgress),
      );
      if (comparison && now.current.with === other && now.current.at === at) set({ comparison });
    },
    [ask, set],
  );

  const choose = useCallback(
    async (snapshot: string, file = now.current.file, other = now.current.with) => {
      set({ at: snapshot, with: other === snapshot ? null : other, comparison: null });
      const chain = await ask('Following the chain', (api) => api.chain(snapshot));
      if (!chain || now.current.at !== snapshot) return;
      const path = fileToOpen(chain, file);
      set({ chain, file: path });
      const rows = await ask('Reading the rows', (api, onProgress) =>
        api.rows(snapshot, onProgress),
      );
      if (!rows || now.current.at !== snapshot) return;
      set({ rows });
      if (path !== null) await openFile(path);
      if (now.current.with !== null) await compareWith(now.current.with);
    },
    [ask, set, openFile, compareWith],
  );

  const open = useCallback(
    async (chosen: TableSource, sample: string | null, asked?: Asked, root?: string) => {
      source.current = chosen;
      set({ ...nothing, sample });
      const opened = await openJob(chosen, root ?? null);
      if (!opened) return;
      const { snapshots, current } = opened.history;
      const known = (id: string | null | undefined) =>
        snapshots.some((one) => one.id === id) ? (id ?? null) : null;
      set({ opened, sample });
      const first = known(asked?.at) ?? current ?? snapshots.at(-1)?.id;
      if (first !== undefined) await choose(first, asked?.file ?? null, known(asked?.with));
    },
    [openJob, set, choose],
  );

  const findLeftovers = useCallback(async () => {
    const leftovers = await ask('Following all snapshots', (api, onProgress) =>
      api.leftovers(onProgress),
    );
    if (leftovers) set({ leftovers });
  }, [ask, set]);

  return {
    ...state,
    busy,
    fault,
    cancel,
    open: (...given) => void open(...given),
    choose: (snapshot) => void choose(snapshot),
    openFile: (path) => void openFile(path),
    compareWith: (other) => void compareWith(other),
    findLeftovers: () => void findLeftovers(),
    chooseTable: (root) => {
      if (source.current) void open(source.current, state.sample, undefined, root);
    },
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
