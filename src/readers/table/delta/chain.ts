import type { FileTree } from '../../file-tree.ts';
import { ChainBuilder, fact, partitionText } from '../chain-builder.ts';
import type { Locate } from '../locate.ts';
import type { Chain } from '../model.ts';
import type { DeltaLog } from './log-files.ts';
import type { DeltaState } from './replay.ts';
import { vectorFile } from './vector.ts';

const POINTER = 0;
const COMMITS = 1;
const CHECKPOINT = 2;
const DATA = 3;

/** A Delta table has no file that names the newest version: the names of the log's files do. */
export const NEWEST_NAME = 'the highest number in _delta_log';

/** From the log's names over what is replayed to the files of a version. */
export function deltaChain(
  tree: FileTree,
  locate: Locate,
  log: DeltaLog,
  state: DeltaState,
): Chain {
  const chain = new ChainBuilder(tree, [
    { step: 'pointer', title: 'Pointer' },
    { step: 'snapshot', title: 'Commits' },
    { step: 'lists', title: 'Checkpoint' },
    { step: 'data', title: 'Data files' },
  ]);
  const { checkpoint, commits } = state.replay;
  const newest = chain.add(POINTER, NEWEST_NAME, { role: 'pointer' }, true);
  for (const { version, path } of commits) {
    chain.add(COMMITS, path, { role: 'commit', facts: [fact('version', version)] });
    chain.link(newest, path, `version ${version}`);
  }
  if (state.own !== null && !chain.has(state.own)) {
    chain.add(COMMITS, state.own, { role: 'commit', facts: [fact('version', state.version)] });
    chain.link(newest, state.own, 'made this version; its checkpoint is read instead');
  }
  if (checkpoint) addCheckpoint(chain, log, state, newest);
  for (const file of state.files) {
    const path = chain.add(DATA, dataPath(locate, file.path), {
      role: 'data',
      facts: [
        fact('rows', file.rows),
        fact('partition', partitionText(file.partition)),
        fact('rows deleted by its vector', file.vector?.cardinality),
        fact('vector', file.vector?.storage === 'i' ? 'inline, in the log itself' : ''),
      ],
    });
    chain.link(file.by, path, 'add');
    const named = file.vector ? vectorFile(file.vector) : null;
    if (named === null || !file.vector) continue;
    const vector = chain.add(DATA, dataPath(locate, named), {
      role: 'deletion-vector',
      facts: [fact('rows deleted', file.vector.cardinality), fact('at byte', file.vector.offset)],
    });
    chain.link(file.by, vector, 'add');
    chain.link(vector, path, 'deletes rows of');
  }
  addOwn(chain, locate, state);
  return chain.build(String(state.version));
}

function addCheckpoint(
  chain: ChainBuilder,
  log: DeltaLog,
  { replay: { checkpoint }, sidecars }: DeltaState,
  newest: string,
): void {
  if (!checkpoint) return;
  const hint = log.lastCheckpoint;
  // The hint names the newest checkpoint only.
  const isHinted = hint !== null && checkpoint === log.checkpoints.at(-1);
  if (isHinted) chain.add(POINTER, hint, { role: 'pointer' });
  for (const path of checkpoint.paths) {
    chain.add(CHECKPOINT, path, {
      role: 'checkpoint',
      facts: [fact('version', checkpoint.version), fact('kind', checkpoint.kind)],
    });
    chain.link(isHinted ? hint : newest, path, `checkpoint of version ${checkpoint.version}`);
    for (const sidecar of sidecars) {
      chain.add(CHECKPOINT, sidecar, { role: 'sidecar' });
      chain.link(path, sidecar, 'sidecar');
    }
  }
}

/** What the version's own commit took out, and the changes that it wrote down. */
function addOwn(chain: ChainBuilder, locate: Locate, state: DeltaState): void {
  const { own } = state;
  if (own === null) return;
  for (const { path } of state.removed) {
    const data = dataPath(locate, path);
    // With a new vector a file is removed and added in one commit.
    const isBack = chain.has(data);
    chain.add(DATA, data, { role: 'data', isLive: false });
    if (!isBack) chain.link(own, data, 'remove');
  }
  for (const path of state.changes) {
    chain.link(own, chain.add(DATA, dataPath(locate, path), { role: 'changelog' }), 'cdc');
  }
}

/** Where a file is that the log names, or would be. Names in the log are URI-encoded. */
export function dataPath(locate: Locate, named: string): string {
  let decoded = named;
  try {
    decoded = decodeURIComponent(named);
  } catch {
    // Some writers did not encode.
  }
  return locate(decoded) ?? locate(named) ?? decoded;
}
