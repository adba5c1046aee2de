import { uuidText } from '../plain-value.ts';
import type { IndexMetadata } from './proto/table_pb.ts';

/** An index, as a version's manifest describes it. */
export interface IndexFacts {
  name: string;
  /** `BTree`, `IvfPq`; empty where the manifest does not say. */
  type: string;
  /** Ids of the fields. */
  fields: number[];
  /** Below the dataset's folder, with `/` at its end. */
  folder: string;
  bytes: number;
}

export function indexFacts({ name, uuid, fields, indexDetails, files }: IndexMetadata): IndexFacts {
  return {
    name,
    type: (indexDetails?.typeUrl ?? '').replace(/^.*\.|IndexDetails$/g, ''),
    fields,
    folder: `_indices/${uuidText(uuid?.uuid ?? new Uint8Array())}/`,
    bytes: files.reduce((sum, { sizeBytes }) => sum + Number(sizeBytes), 0),
  };
}
