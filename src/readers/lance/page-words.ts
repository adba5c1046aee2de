import type { LancePage } from './data-file.ts';
import { encodingChain, encodingNote, layerName } from './encoding-words.ts';
import { controlWordBytes } from './full-zip.ts';
import type { CompressiveEncoding } from './proto/encodings_v2_1_pb.ts';

/** A page’s layout and encodings in words. */
export interface PageWords {
  layout: string;
  /** How the layout places values, and why it is chosen. */
  note: string;
  /** How values become bytes. */
  chain: string;
  chainNote: string;
  /** `dictionary`, `definition levels` …, each with its chain. */
  parts: { name: string; chain: string }[];
  /** Of each field from the leaf outwards. */
  layers: string[];
  /** What each of the page’s buffers holds. */
  buffers: { name: string; note: string }[];
}

export function pageWords(page: LancePage): PageWords {
  const layout = page.layout?.layout;
  const plain = { parts: [], layers: [], chainNote: '' };
  switch (layout?.case) {
    case 'miniBlockLayout': {
      const { dictionary, defCompression, repCompression, valueCompression, layers } = layout.value;
      return {
        layout: 'mini-blocks',
        note: 'Values are packed into small chunks. To read one value, its whole chunk is read; it is a few disk sectors long.',
        chain: `${dictionary ? 'numbers in a dictionary → ' : ''}${encodingChain(valueCompression)}`,
        chainNote: dictionary
          ? 'The page has few different values: each is stored once, and rows hold its number.'
          : encodingNote(valueCompression),
        parts: [
          ...partOf('dictionary', dictionary),
          ...partOf('definition levels', defCompression),
          ...partOf('repetition levels', repCompression),
        ],
        layers: layers.map(layerName),
        buffers: miniBlockBuffers(page, dictionary !== undefined, repCompression !== undefined),
      };
    }
    case 'fullZipLayout': {
      const { valueCompression, layers } = layout.value;
      const control = controlWordBytes(layout.value);
      return {
        layout: 'full zip',
        note: `All that belongs to a value lies together${control > 0 ? `, after ${control === 1 ? 'one byte' : `${control} bytes`} of levels` : ''}. It is chosen where values have 256 bytes and more on average: a chunk of them would be too large to read for one.`,
        chain: encodingChain(valueCompression),
        chainNote: encodingNote(valueCompression),
        parts: [],
        layers: layers.map(layerName),
        buffers: [
          {
            name: 'values',
            note: 'Values one after another, each with its levels and its length.',
          },
          {
            name: 'row index',
            note: 'Where each row begins: two numbers are read, and then the row.',
          },
        ],
      };
    }
    case 'constantLayout': {
      const { inlineValue, layers } = layout.value;
      const hasValue = inlineValue !== undefined || page.buffers.length % 2 === 1;
      return {
        ...plain,
        layout: hasValue ? 'constant' : 'all null',
        note: hasValue
          ? 'All values of the page are alike, so one is stored, and no rows.'
          : 'All values of the page are null: nothing is stored but that.',
        chain: inlineValue ? `${inlineValue.length} bytes in the description` : 'nothing a value',
        layers: layers.map(layerName),
        buffers: constantBuffers(page.buffers.length),
      };
    }
    case 'blobLayout':
      return {
        ...plain,
        layout: 'blob',
        note: 'Large values lie elsewhere in the file; the page has only their places and lengths. Values are not decoded here.',
        chain: 'not decoded here',
        layers: layout.value.layers.map(layerName),
        buffers: [],
      };
    default:
      return {
        ...plain,
        layout: 'not decoded here',
        note: 'This page decodes files of version 2.1 and 2.2. The structure is shown all the same.',
        chain: page.description,
        buffers: [],
      };
  }
}

function partOf(name: string, encoding: CompressiveEncoding | undefined) {
  return encoding ? [{ name, chain: encodingChain(encoding) }] : [];
}

function miniBlockBuffers(page: LancePage, hasDictionary: boolean, hasLists: boolean) {
  const buffers = [
    {
      name: 'chunk table',
      note: 'How long each chunk is, and how many values it has: with it, the chunk of any row is found.',
    },
    { name: 'chunks', note: 'The mini-blocks, one after another.' },
  ];
  if (hasDictionary) {
    buffers.push({
      name: 'dictionary',
      note: 'The different values of the page, each once. It is read before any value.',
    });
  }
  if (hasLists && page.buffers.length > buffers.length) {
    buffers.push({
      name: 'repetition index',
      note: 'How many lists end in each chunk: with it, the chunk of a row is found, however long its lists are.',
    });
  }
  return buffers;
}

function constantBuffers(count: number) {
  const levels = [
    { name: 'repetition levels', note: 'Where lists begin.' },
    { name: 'definition levels', note: 'What is null or empty.' },
  ];
  const value = { name: 'value', note: 'The one value of the page.' };
  return count === 1 ? [value] : count === 3 ? [value, ...levels] : levels;
}
