import type { Chosen, PathedFile } from './chosen.ts';

/** What is to be opened, as it can be handed to a worker. */
export type Source =
  | { kind: 'address'; href: string; name: string }
  | { kind: 'file'; file: File; name: string }
  | { kind: 'folder'; files: readonly PathedFile[]; name: string };

export function sourceOf(chosen: Chosen): Source {
  switch (chosen.kind) {
    case 'sample': {
      const { href, title } = chosen.sample;
      return { kind: 'address', href, name: href.split('/').at(-1) ?? title };
    }
    case 'file':
      return { ...chosen, name: chosen.file.name };
    case 'folder':
      return chosen;
  }
}
