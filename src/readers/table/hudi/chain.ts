import type { FileTree } from '../../file-tree.ts';
import { ChainBuilder, fact } from '../chain-builder.ts';
import type { Chain } from '../model.ts';
import { filesOf, type CompletedWrite, type SliceChange } from './file-groups.ts';
import type { InstantState } from './timeline.ts';

const POINTER = 0;
const TIMELINE = 1;
const LISTING = 2;
const DATA = 3;

/** A Hudi table has no file that names the newest snapshot: the names in its timeline do. */
export const NEWEST_INSTANT = 'the newest completed instant';

/** From the timeline's names over its instants to the file slices. */
export function hudiChain(
  tree: FileTree,
  root: string,
  writes: readonly CompletedWrite[],
  { slices, gone }: SliceChange,
): Chain {
  const chain = new ChainBuilder(tree, [
    { step: 'pointer', title: 'Pointer' },
    { step: 'snapshot', title: 'Timeline' },
    { step: 'lists', title: 'Metadata table' },
    { step: 'data', title: 'File slices' },
  ]);
  const chosen = writes.at(-1);
  const newest = chain.add(POINTER, NEWEST_INSTANT, { role: 'pointer' }, true);
  chain.add(POINTER, `${root}.hoodie/hoodie.properties`, { role: 'properties' });

  const writers = new Map(writes.map((write) => [write.instant.requested, write]));
  const live = slices.flatMap(filesOf);
  const wrote = new Set(live.map(({ instant }) => instant));
  for (const write of writes) {
    const { instant, commit } = write;
    if (write !== chosen && !wrote.has(instant.requested)) continue;
    for (const state of ['completed', 'inflight', 'requested'] as const) {
      // Of the chosen instant all three are shown, of others the one that counts.
      if (write !== chosen && state !== 'completed') continue;
      const path = instant.files.get(state);
      if (path === undefined) continue;
      chain.add(TIMELINE, path, {
        role: 'instant',
        facts: [
          fact('state', state),
          fact('action', instant.action),
          fact('operation', commit.operation),
          fact('requested', instant.requested),
          fact('completed', instant.completed),
        ],
      });
    }
    linkStates(chain, write, newest, write === chosen);
  }
  addListing(chain, tree, root, writers, newest, chosen);

  for (const { partition, fileId, base, logs } of slices) {
    for (const file of [...(base ? [base] : []), ...logs]) {
      const isLog = file !== base;
      const commit = writers.get(file.instant)?.commit;
      const stat = commit?.stats.find((one) => root + one.path === file.path);
      const path = chain.add(DATA, file.path, {
        role: isLog ? 'log' : 'data',
        facts: [
          fact('file group', fileId),
          fact('partition', partition),
          fact('written at', file.instant),
          fact('records written', stat?.writes),
          fact('updates', stat?.updates),
          fact('deletes', stat?.deletes),
        ],
      });
      const writer = writers.get(file.instant)?.instant.files.get('completed');
      chain.link(writer ?? newest, path, writer === undefined ? 'by its name' : 'writes');
      if (isLog && base) chain.link(path, base.path, 'on top of');
    }
  }
  const own = chosen?.instant.files.get('completed');
  for (const file of gone) {
    const isBack = chain.has(file.path);
    chain.add(DATA, file.path, {
      role: file.path.includes('.log.') ? 'log' : 'data',
      isLive: false,
    });
    if (own !== undefined && !isBack) chain.link(own, file.path, 'makes old');
  }
  return chain.build(chosen?.instant.requested ?? '');
}

function linkStates(
  chain: ChainBuilder,
  { instant }: CompletedWrite,
  newest: string,
  isChosen: boolean,
): void {
  const path = (state: InstantState) => instant.files.get(state);
  const completed = path('completed');
  if (completed === undefined) return;
  chain.link(newest, completed, isChosen ? 'this instant' : 'an earlier instant');
  if (!isChosen) return;
  for (const state of ['inflight', 'requested'] as const) {
    const before = path(state);
    if (before !== undefined) chain.link(completed, before, `was ${state}`);
  }
}

/** The metadata table’s partition `files`, up to the chosen instant, by the names of its files. */
function addListing(
  chain: ChainBuilder,
  tree: FileTree,
  root: string,
  writers: ReadonlyMap<string, CompletedWrite>,
  newest: string,
  chosen: CompletedWrite | undefined,
): void {
  const folder = `${root}.hoodie/metadata/files/`;
  for (const path of tree.paths) {
    if (!path.startsWith(folder) || path.endsWith('.crc')) continue;
    const instant = /_(\d{14,17})\.(?:log|hfile)/.exec(path)?.[1];
    if (instant === undefined || instant > (chosen?.instant.requested ?? '')) continue;
    chain.add(LISTING, path, { role: 'listing', facts: [fact('written at', instant)] });
    const writer = writers.get(instant)?.instant.files.get('completed');
    chain.link(
      writer !== undefined && chain.has(writer) ? writer : newest,
      path,
      'lists its files',
    );
  }
}
