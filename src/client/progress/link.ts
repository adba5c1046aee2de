import { mendAddress } from '../../domain/mended-address.ts';
import { encodeProgress } from '../../domain/progress/encode.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { splitFacts } from '../../domain/progress/split-facts.ts';
import { basePath } from '../base-path.ts';

/**
 * Progress in a link: `/bring/#p=…`, and for one of several codes `&part=2.3`. What stands after `p=`
 * is an export, compressed and in base64url. The fragment of an address is not sent to a server.
 * `deflate` has a check sum, so that a link that was cut off or changed is told from a whole one.
 */
const FORMAT = 'deflate';
const FRAGMENT = /#p=([\w-]*)(?:&part=(\d{1,3})\.(\d{1,3}))?/;

/** Longest link, in characters; more goes by file. */
export const LONGEST_LINK = 8_000;
/** Longest link in a code, in characters: a phone reads the code from a screen 320 pixels wide. */
const LONGEST_CODE = 800;
/** What a code can hold at all. */
const MOST_IN_CODE = 2_900;
/** Largest text that a link may unfold to, in bytes. */
const LARGEST_TEXT = 10_000_000;

/** What a link holds, before it is unfolded. */
export interface LinkPayload {
  payload: string;
  /** Which of how many codes; null for a link that is whole. */
  part: { number: number; of: number } | null;
}

/** Finds a link's payload in an address or in any text that was pasted; null where there is none. */
export function findPayload(text: string): LinkPayload | null {
  const match = FRAGMENT.exec(mendAddress(text));
  if (!match) return null;
  const [, payload = '', number, of] = match;
  return { payload, part: of === undefined ? null : { number: Number(number), of: Number(of) } };
}

/** The link, of whatever length; null where this browser cannot make one. */
export async function linkOf(progress: Progress): Promise<string | null> {
  const payload = await fold(encodeProgress(progress));
  return payload === null ? null : addressOf(payload);
}

/**
 * Links short enough for one code each. Each is whole on its own, and their order does not matter.
 * Null where one fact alone is too long for a code.
 */
export async function linksForCodes(progress: Progress): Promise<string[] | null> {
  for (let count = 1; ; count++) {
    const parts = splitFacts(progress, count);
    const links: string[] = [];
    for (const [i, part] of parts.entries()) {
      const payload = await fold(encodeProgress(part));
      if (payload === null) return null;
      links.push(addressOf(payload, parts.length > 1 ? `&part=${i + 1}.${parts.length}` : ''));
    }
    const longest = Math.max(...links.map(({ length }) => length));
    if (longest <= LONGEST_CODE) return links;
    // No further split makes the longest fact shorter.
    if (parts.length < count) return longest <= MOST_IN_CODE ? links : null;
    count += Math.max(0, Math.floor((count * longest) / LONGEST_CODE) - count - 1);
  }
}

/** The text that was folded, or a sentence that says why it cannot be read. */
export async function unfold(
  payload: string,
): Promise<{ ok: true; text: string } | { ok: false; because: string }> {
  if (!('DecompressionStream' in globalThis))
    return { ok: false, because: 'This browser is too old to read the link: move a file instead.' };
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const reader = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream(FORMAT))
      .getReader();
    const chunks: BlobPart[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > LARGEST_TEXT) {
        await reader.cancel();
        return {
          ok: false,
          because: 'The link unfolds to more than 10 MB: it was not made by Lakepath.',
        };
      }
      chunks.push(value);
    }
    return { ok: true, text: await new Blob(chunks).text() };
  } catch {
    return {
      ok: false,
      because: 'The link is not whole: copy it again on the other device, to its very end.',
    };
  }
}

async function fold(text: string): Promise<string | null> {
  if (!('CompressionStream' in globalThis)) return null;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  let binary = '';
  for (const byte of new Uint8Array(await new Response(stream).arrayBuffer()))
    binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function addressOf(payload: string, part = ''): string {
  return `${location.origin}${basePath()}/bring/#p=${payload}${part}`;
}
