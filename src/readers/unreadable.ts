/**
 * A file that cannot be read, or not as what it claims to be. The message is a plain sentence for
 * the reader: what is wrong with which file, and what can be done, if anything.
 */
export class Unreadable extends Error {
  override name = 'Unreadable';
}
