import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { Unreadable } from './unreadable.ts';

/**
 * The most bytes of one message: in memory a message takes many times its bytes, and footers of
 * real files are far smaller.
 */
export const LONGEST_MESSAGE = 8 * 1024 * 1024;

/**
 * Parses a protobuf message. What its fields say is not checked.
 *
 * @param what names it in the sentence for the reader: `the footer of parcels.orc`
 * @throws Unreadable where the bytes are no such message, or too many
 */
export function decodeMessage<Desc extends DescMessage>(
  description: Desc,
  bytes: Uint8Array,
  what: string,
): MessageShape<Desc> {
  if (bytes.length > LONGEST_MESSAGE) {
    throw new Unreadable(
      `${sentence(what)} has ${bytes.length} bytes: that is more than this page reads (${LONGEST_MESSAGE}).`,
    );
  }
  try {
    return fromBinary(description, bytes, { readUnknownFields: false });
  } catch {
    throw new Unreadable(
      `${sentence(what)} cannot be read: the bytes are no protobuf message. The file is damaged, or was cut off.`,
    );
  }
}

function sentence(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
