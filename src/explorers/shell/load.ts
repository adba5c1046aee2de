import { Unreadable } from '../../readers/unreadable.ts';

/** A file to open: the reader's own, or one of the site's. */
export type Source = { file: Blob; name: string } | { href: string; name: string };

/** @throws Unreadable where a file of the site does not come */
export async function loadBlob(source: Source): Promise<Blob> {
  if ('file' in source) return source.file;
  let response;
  try {
    response = await fetch(source.href);
  } catch {
    throw new Unreadable(`${source.name} could not be loaded: there is no connection.`);
  }
  if (!response.ok) throw new Unreadable(`${source.name} could not be loaded.`);
  return response.blob();
}
