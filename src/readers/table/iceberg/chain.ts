import type { FileTree } from '../../file-tree.ts';
import { ChainBuilder, fact, partitionText } from '../chain-builder.ts';
import type { Chain, Role } from '../model.ts';
import { isVector } from './deletes.ts';
import type { ManifestEntry } from './manifests.ts';
import type { IcebergMetadata, IcebergSnapshot } from './metadata.ts';
import { liveEntries, type IcebergState, type IcebergStates, type ReadManifest } from './state.ts';

const POINTER = 0;
const METADATA = 1;
const LISTS = 2;
const MANIFESTS = 3;
const DATA = 4;

/** What stands for the pointer where the folder holds none. */
export const CATALOG = 'the catalog';

/** From the pointer to the files of a snapshot. */
export async function icebergChain(
  tree: FileTree,
  metadata: IcebergMetadata,
  states: IcebergStates,
  snapshot: IcebergSnapshot,
  hint: string | null,
): Promise<Chain> {
  const state = await states.of(snapshot);
  const chain = new ChainBuilder(tree, [
    { step: 'pointer', title: 'Pointer' },
    { step: 'snapshot', title: 'Table metadata' },
    { step: 'lists', title: 'Manifest list' },
    { step: 'lists', title: 'Manifests' },
    { step: 'data', title: 'Data and delete files' },
  ]);
  const pointer = chain.add(
    POINTER,
    hint ?? CATALOG,
    { role: 'pointer', facts: [] },
    hint === null,
  );
  const top = chain.add(METADATA, metadata.path, {
    role: 'metadata',
    facts: [
      fact('snapshots', metadata.snapshots.length),
      fact('schemas', metadata.schemas.size),
      fact('current snapshot', metadata.current),
    ],
  });
  chain.link(pointer, top, 'current metadata');
  for (const { path } of metadata.statistics.filter((one) => one.snapshot === snapshot.id)) {
    const place = chain.add(LISTS, states.locate(path) ?? states.named(path), {
      role: 'statistics',
    });
    chain.link(top, place, 'statistics');
  }
  const listed = addLists(chain, states, snapshot, state, top);
  for (const { manifest, path } of listed) addEntries(chain, states, snapshot, manifest, path);
  linkDeletes(chain, states, state);
  return chain.build(snapshot.id);
}

/** The manifest list, where the snapshot has one, and the manifests. */
function addLists(
  chain: ChainBuilder,
  states: IcebergStates,
  snapshot: IcebergSnapshot,
  { list, manifests }: IcebergState,
  top: string,
) {
  let above = top;
  if (list) {
    above = chain.add(LISTS, list.path ?? states.named(list.named), {
      role: 'manifest-list',
      facts: [fact('manifests', manifests.length), fact('sequence number', snapshot.sequence)],
    });
    chain.link(top, above, `snapshot ${snapshot.id}`);
  }
  return manifests.map((manifest) => {
    const { ref } = manifest;
    const path = chain.add(MANIFESTS, manifest.path ?? states.named(ref.path), {
      role: 'manifest',
      facts: [
        fact('lists', ref.content === 'deletes' ? 'delete files' : 'data files'),
        fact('added', ref.counts.added),
        fact('existing', ref.counts.existing),
        fact('deleted', ref.counts.deleted),
        fact('sequence number', ref.sequence),
        fact('added by snapshot', ref.addedBy),
      ],
    });
    chain.link(above, path, ref.addedBy === snapshot.id ? 'new' : 'kept');
    return { manifest, path };
  });
}

function addEntries(
  chain: ChainBuilder,
  states: IcebergStates,
  snapshot: IcebergSnapshot,
  { entries }: ReadManifest,
  manifest: string,
): void {
  for (const entry of entries ?? []) {
    const isLive = entry.status !== 'deleted';
    // What an older snapshot took out is no news of this one.
    if (!isLive && entry.snapshot !== snapshot.id) continue;
    const path = chain.add(DATA, states.locate(entry.path) ?? states.named(entry.path), {
      role: roleOf(entry),
      isLive,
      facts: [
        fact('rows', entry.rows),
        fact('partition', partitionText(entry.partition)),
        fact('sequence number', entry.sequence),
        fact('added by snapshot', isLive ? entry.snapshot : ''),
        fact('equality field ids', entry.equalityIds.join(', ')),
        fact('vector at byte', entry.blob?.start),
      ],
    });
    chain.link(manifest, path, entry.status);
  }
}

export function roleOf(entry: ManifestEntry): Role {
  return isVector(entry) ? 'deletion-vector' : entry.content;
}

/** A delete file that names its data file is tied to it. */
function linkDeletes(chain: ChainBuilder, states: IcebergStates, state: IcebergState): void {
  for (const { path, referenced } of liveEntries(state)) {
    if (referenced === null) continue;
    const data = states.locate(referenced) ?? states.named(referenced);
    if (chain.has(data)) {
      chain.link(states.locate(path) ?? states.named(path), data, 'deletes rows of');
    }
  }
}
