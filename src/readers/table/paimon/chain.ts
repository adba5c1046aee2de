import type { FileTree } from '../../file-tree.ts';
import { ChainBuilder, fact, partitionText } from '../chain-builder.ts';
import type { Chain } from '../model.ts';
import type { PaimonEntry } from './manifests.ts';
import type { PaimonSnapshots } from './snapshots.ts';
import type { ListKind, PaimonState, PaimonStates } from './state.ts';

const POINTER = 0;
const SNAPSHOT = 1;
const LISTS = 2;
const MANIFESTS = 3;
const DATA = 4;

/** What stands for the pointer where the LATEST file is missing. */
const NEWEST_NUMBER = 'the highest number in snapshot';

const listNames: Record<ListKind, string> = {
  base: 'baseManifestList',
  delta: 'deltaManifestList',
  changelog: 'changelogManifestList',
};

/** From the hints and tags to the files of a snapshot. */
export function paimonChain(
  tree: FileTree,
  snapshots: PaimonSnapshots,
  states: PaimonStates,
  state: PaimonState,
): Chain {
  const { snapshot, schema } = state;
  const chain = new ChainBuilder(tree, [
    { step: 'pointer', title: 'Pointer' },
    { step: 'snapshot', title: 'Snapshot and schema' },
    { step: 'lists', title: 'Manifest lists' },
    { step: 'lists', title: 'Manifests' },
    { step: 'data', title: 'Data files' },
  ]);
  const top = snapshot.path;
  addPointers(chain, snapshots, state);
  chain.add(SNAPSHOT, top, {
    role: 'snapshot',
    facts: [fact('commit kind', snapshot.kind), ...snapshot.facts.map(([k, v]) => fact(k, v))],
  });
  chain.add(SNAPSHOT, schema.path, {
    role: 'schema',
    facts: [
      fact('columns', schema.fields.length),
      fact('primary key', schema.primaryKeys.join(', ')),
      fact('partitioned by', schema.partitionKeys.join(', ')),
      ...[...schema.options].map(([name, value]) => fact(name, value)),
    ],
  });
  chain.link(top, schema.path, 'schemaId');
  addLists(chain, states, state);
  addIndexes(chain, states, state);
  if (snapshot.statistics !== null) {
    const path = states.statisticsPath(snapshot.statistics);
    chain.link(top, chain.add(LISTS, path, { role: 'statistics' }), 'statistics');
  }
  return chain.build(snapshot.id);
}

function addPointers(
  chain: ChainBuilder,
  { latest, latestHint, tags, branches }: PaimonSnapshots,
  { snapshot }: PaimonState,
): void {
  const top = snapshot.path;
  const only = tags.find(({ path }) => path === top);
  if (only) {
    // The snapshot file is gone, and the tag's is a copy of it: nothing but its own name leads there.
    const name = chain.add(POINTER, `the name of tag ${only.name}`, { role: 'pointer' }, true);
    chain.link(name, top, `tag ${only.name}`);
  } else if (snapshot.branch === null) {
    const says =
      snapshot.id === latest ? 'newest snapshot' : `snapshot ${snapshot.id}, by its number`;
    const hint =
      latestHint === null
        ? chain.add(POINTER, NEWEST_NUMBER, { role: 'pointer' }, true)
        : chain.add(POINTER, latestHint, { role: 'pointer' });
    chain.link(hint, top, says);
  }
  for (const { name, path, snapshot: tagged } of tags) {
    if (tagged.id !== snapshot.id || path === top) continue;
    chain.add(POINTER, path, { role: 'pointer', facts: [fact('tag', name)] });
    chain.link(path, top, `tag ${name}`);
  }
  for (const { name, path, snapshot: newest } of branches) {
    if (newest !== snapshot.id) continue;
    const hint = path.replace(/snapshot-\d+$/, 'LATEST');
    chain.add(POINTER, hint, { role: 'pointer', facts: [fact('branch', name)] });
    chain.link(hint, top, `branch ${name}`);
  }
}

function addLists(chain: ChainBuilder, states: PaimonStates, state: PaimonState): void {
  const { snapshot, schema, files, removed } = state;
  const live = new Set(files.map(({ name }) => name));
  const gone = new Set(removed.map(({ name }) => name));
  for (const { kind, path: list, manifests } of state.lists) {
    chain.add(LISTS, list, {
      role: 'manifest-list',
      facts: [fact('list', kind), fact('manifests', manifests.length)],
    });
    chain.link(snapshot.path, list, listNames[kind]);
    for (const { meta, path, entries } of manifests) {
      chain.add(MANIFESTS, path, {
        role: 'manifest',
        facts: [fact('added', meta.added), fact('deleted', meta.deleted)],
      });
      chain.link(list, path, kind);
      for (const entry of entries ?? []) {
        const isKnown = kind === 'changelog' || live.has(entry.name) || gone.has(entry.name);
        // Files that came and went before this snapshot are no part of it.
        if (!isKnown) continue;
        const isLive = kind === 'changelog' || live.has(entry.name);
        const data = chain.add(DATA, states.dataPath(schema, entry), {
          role: kind === 'changelog' ? 'changelog' : 'data',
          isLive,
          facts: dataFacts(states, state, files.find(({ name }) => name === entry.name) ?? entry),
        });
        // An upgrade to another level takes a file out and puts it back.
        if (entry.kind === 'ADD' || !isLive) chain.link(path, data, entry.kind);
        for (const extra of entry.extraFiles) {
          const place = states.dataPath(schema, entry, extra);
          chain.link(data, chain.add(DATA, place, { role: 'index', isLive }), 'extra file');
        }
      }
    }
  }
}

function dataFacts(states: PaimonStates, { schema }: PaimonState, entry: PaimonEntry) {
  const hasKey = schema.primaryKeys.length > 0;
  return [
    fact('records', entry.rows),
    fact('of them deletes', hasKey ? entry.deletes : null),
    fact('partition', partitionText(states.partition(schema, entry.partition))),
    fact('bucket', entry.bucket),
    fact('level', hasKey ? entry.level : null),
    fact('sequence numbers', hasKey ? `${entry.minSequence} to ${entry.maxSequence}` : ''),
    fact('written by', entry.source),
    fact('schema', entry.schemaId),
  ];
}

function addIndexes(chain: ChainBuilder, states: PaimonStates, state: PaimonState): void {
  const { indexManifest, indexes, snapshot, files, schema } = state;
  if (indexManifest === null) return;
  chain.add(LISTS, indexManifest, {
    role: 'index-manifest',
    facts: [fact('index files', indexes.length)],
  });
  chain.link(snapshot.path, indexManifest, 'indexManifest');
  for (const { type, name, vectors } of indexes) {
    const isVectors = type === 'DELETION_VECTORS';
    const path = chain.add(DATA, states.indexPath(name), {
      role: isVectors ? 'deletion-vector' : 'index',
      facts: [fact('index type', type), fact('vectors', isVectors ? vectors.length : null)],
    });
    chain.link(indexManifest, path, 'ADD');
    for (const { file } of vectors) {
      const entry = files.find((one) => one.name === file);
      if (entry) chain.link(path, states.dataPath(schema, entry), 'deletes rows of');
    }
  }
}
