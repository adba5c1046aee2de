import { blobSource, type ByteSource } from '../../readers/source.ts';
import { Unreadable } from '../../readers/unreadable.ts';
import type { Source } from './source.ts';

/** One file, to read by ranges. @throws Unreadable where a file of the site does not come */
export async function loadFile(source: Source): Promise<ByteSource> {
  switch (source.kind) {
    case 'address':
      return blobSource(await fetched(source.href, source.name), source.name);
    case 'file':
      return blobSource(source.file, source.name);
    case 'folder':
      throw new Unreadable(`${source.name} is a folder, where one file was expected.`);
  }
}

async function fetched(href: string, name: string): Promise<Blob> {
  let response;
  try {
    response = await fetch(href);
  } catch {
    throw new Unreadable(`${name} could not be loaded: there is no connection.`);
  }
  if (!response.ok) throw new Unreadable(`${name} could not be loaded.`);
  return response.blob();
}
