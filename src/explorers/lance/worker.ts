import { expose } from 'comlink';
import { Unreadable } from '../../readers/unreadable.ts';
import { holder } from '../shell/held.ts';
import { loadTree } from '../shell/load-tree.ts';
import { Session } from './session.ts';

expose(
  holder(async (source, onProgress) => {
    if (source.kind !== 'folder' && source.name.endsWith('.lance')) {
      throw new Unreadable(
        `${source.name} is one data file: which rows it has, and which of them are deleted, its dataset’s manifest says. Choose the dataset’s folder, or a zip of it.`,
      );
    }
    return Session.open(await loadTree(source), source.name, onProgress);
  }),
);
