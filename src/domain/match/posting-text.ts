/** Longest posting that a page or a command takes, in bytes. */
export const LONGEST_POSTING = 200_000;

/** A posting's text, or one plain sentence that says why there is none. */
export type PostingText = { text: string; fault: null } | { text: null; fault: string };

/**
 * Reads a file's bytes: UTF-8, or UTF-16 with its mark, as Windows writes it. `size` is the file's,
 * where it is longer than what was read of it.
 */
export function readPostingBytes(bytes: Uint8Array, size = bytes.length): PostingText {
  if (size > LONGEST_POSTING) return tooLong(size);
  const begins = (text: string) => [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0));
  if (begins('%PDF')) return refuse('This is a PDF file. Open it, copy its text, and paste that.');
  if (begins('PK\x03\x04'))
    return refuse('This is a packed file (such as .docx). Open it, copy its text, and paste that.');
  const encoding = begins('\xff\xfe') ? 'utf-16le' : begins('\xfe\xff') ? 'utf-16be' : 'utf-8';
  return readPostingText(new TextDecoder(encoding).decode(bytes));
}

/** Checks a text that was pasted. */
export function readPostingText(text: string): PostingText {
  // Three bytes a code unit are the most that UTF-8 needs: only a long text has to be encoded.
  const bytes = text.length * 3 > LONGEST_POSTING ? new TextEncoder().encode(text).length : 0;
  if (bytes > LONGEST_POSTING) return tooLong(bytes);
  // Control characters and marks of undecodable bytes: a text has next to none.
  const strange = text.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  if (text.includes('\0') || strange > text.length / 20)
    return refuse(
      'This is not a text file, or one in an old encoding. Open it, copy its text, and paste that.',
    );
  if (!/[\p{L}\p{N}]/u.test(text))
    return refuse('There are no words here. Paste the text of a job posting.');
  return { text, fault: null };
}

function tooLong(bytes: number): PostingText {
  const size = Math.ceil(bytes / 1000).toLocaleString('en');
  return refuse(
    `This is too long: ${size} kB, and a posting can have ${LONGEST_POSTING / 1000} kB. Paste the posting alone.`,
  );
}

function refuse(fault: string): PostingText {
  return { text: null, fault };
}
