import { expose } from 'comlink';
import type { Operator } from '../../readers/orc/operator.ts';
import { blobSource } from '../../readers/source.ts';
import { loadBlob, type Source } from '../shell/load.ts';
import { Session } from './session.ts';

let opened: { key: string; session: Promise<Session> } | undefined;

/** A worker that was ended has no file: each question says which one it is about. */
async function session(key: string, source: Source): Promise<Session> {
  if (opened?.key !== key) {
    const open = async () => Session.open(blobSource(await loadBlob(source), source.name));
    opened = { key, session: open() };
  }
  try {
    return await opened.session;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

const api = {
  async open(key: string, source: Source) {
    const { overview, parts, read } = await session(key, source);
    return { overview, parts, read };
  },
  async stripe(key: string, source: Source, index: number) {
    return (await session(key, source)).stripe(index);
  },
  async column(key: string, source: Source, stripe: number, column: number) {
    return (await session(key, source)).column(stripe, column);
  },
  async rows(key: string, source: Source, stripe: number, from: number, count: number) {
    return (await session(key, source)).rows(stripe, from, count);
  },
  async scan(
    key: string,
    source: Source,
    column: number,
    operator: Operator,
    value: string,
    onProgress: (done: number) => void,
  ) {
    return (await session(key, source)).scan(column, operator, value, onProgress);
  },
};

export type Api = typeof api;

expose(api);
