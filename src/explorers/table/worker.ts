import { expose } from 'comlink';
import { holder } from '../shell/held.ts';
import { loadTree } from '../shell/load-tree.ts';
import { Session } from './session.ts';

expose(
  holder(async (source, onProgress) => {
    const tree = await loadTree(source);
    onProgress(0.5);
    return Session.open(tree, source.name);
  }),
);
