import type { FileTree } from '../../file-tree.ts';
import { Unreadable } from '../../unreadable.ts';
import {
  readJsonActions,
  readParquetActions,
  type Action,
  type DeltaFile,
  type DeltaMetadata,
  type Protocol,
  type Vector,
} from './actions.ts';
import { planReplay, type Checkpoint, type DeltaLog, type Replay } from './log-files.ts';

/** A file of a version, with the file of the log whose action put it there. */
export interface LiveFile extends DeltaFile {
  by: string;
}

/** A version, rebuilt. */
export interface DeltaState {
  version: number;
  replay: Replay;
  /** Of a checkpoint of version 2: the files that it names. */
  sidecars: string[];
  files: LiveFile[];
  /** The commit that made this version, if the log still has it. */
  own: string | null;
  /** What it took out. */
  removed: { path: string; vector: Vector | null }[];
  changes: string[];
  metadata: DeltaMetadata | null;
  protocol: Protocol | null;
}

/** Reads the log's files, each once, and replays them. */
export class DeltaReplays {
  readonly #tree: FileTree;
  readonly #root: string;
  readonly #log: DeltaLog;
  readonly #actions = new Map<string, Promise<Action[]>>();

  constructor(tree: FileTree, root: string, log: DeltaLog) {
    this.#tree = tree;
    this.#root = root;
    this.#log = log;
  }

  /** Rebuilds a version as an engine does. @see Delta PROTOCOL.md, "Action Reconciliation" */
  async of(version: number): Promise<DeltaState> {
    const replay = planReplay(this.#log, version);
    if (!replay) {
      throw new Unreadable(
        `Version ${version} cannot be rebuilt: the log lacks a commit between its last checkpoint and it.`,
      );
    }
    const files = new Map<string, LiveFile>();
    const state: DeltaState = {
      version,
      replay,
      sidecars: [],
      files: [],
      own: this.#log.commits.get(version) ?? null,
      removed: [],
      changes: [],
      metadata: null,
      protocol: null,
    };
    const apply = (action: Action, by: string, isOwn: boolean) => {
      switch (action.kind) {
        case 'add': {
          const { path, size, partition, rows, vector } = action;
          files.set(keyOf(path, vector), { path, size, partition, rows, vector, by });
          break;
        }
        case 'remove':
          files.delete(keyOf(action.path, action.vector));
          if (isOwn) state.removed.push({ path: action.path, vector: action.vector });
          break;
        case 'cdc':
          if (isOwn) state.changes.push(action.path);
          break;
        case 'metaData':
          state.metadata = action.metadata;
          break;
        case 'protocol':
          state.protocol = action.protocol;
          break;
        default:
      }
    };
    if (replay.checkpoint) {
      state.sidecars = await this.#replayCheckpoint(replay.checkpoint, (action, by) => {
        apply(action, by, false);
      });
    }
    for (const commit of replay.commits) {
      for (const action of await this.actions(commit.path)) {
        apply(action, commit.path, commit.version === version);
      }
    }
    if (state.own !== null && replay.checkpoint?.version === version) {
      // The checkpoint holds what it did already; what it took out is known from it alone.
      for (const action of await this.actions(state.own)) {
        if (action.kind === 'remove') {
          state.removed.push({ path: action.path, vector: action.vector });
        }
        if (action.kind === 'cdc') state.changes.push(action.path);
      }
    }
    state.files = [...files.values()];
    return state;
  }

  actions(path: string): Promise<Action[]> {
    let reading = this.#actions.get(path);
    if (!reading) {
      reading = path.endsWith('.json')
        ? readJsonActions(this.#tree, path)
        : readParquetActions(this.#tree, path);
      this.#actions.set(path, reading);
    }
    return reading;
  }

  async #replayCheckpoint(
    { paths }: Checkpoint,
    apply: (action: Action, by: string) => void,
  ): Promise<string[]> {
    const sidecars: string[] = [];
    for (const path of paths) {
      for (const action of await this.actions(path)) {
        if (action.kind === 'sidecar') sidecars.push(this.#sidecar(action.path));
        else apply(action, path);
      }
    }
    for (const path of sidecars) {
      if (!this.#tree.has(path)) {
        throw new Unreadable(`${path} is missing: the checkpoint keeps its list of files there.`);
      }
      for (const action of await this.actions(path)) apply(action, path);
    }
    return sidecars;
  }

  #sidecar(path: string): string {
    return `${this.#root}_delta_log/_sidecars/${path.split('/').at(-1) ?? path}`;
  }
}

/** A file counts once with each deletion vector: the pair is what is added and removed. */
function keyOf(path: string, vector: Vector | null): string {
  return vector ? `${path}\n${vector.storage}${vector.place}@${vector.offset ?? ''}` : path;
}
