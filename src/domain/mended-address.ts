/** What mail programs and chats escape in an address that would do without: # = & ~ . - _ */
const escaped = /%(?:25){0,2}(23|3d|26|7e|2e|2d|5f)/gi;
/** What a sentence, a bracket or a quotation leaves at an address's end: no address of ours ends so. */
const trailing = /(?:%20|%c2%a0|%e2%80%9[cd]|%c2%bb|[\s.,;:!?)\]}>'"”’»*…])+$/i;

/**
 * An address (path, query and fragment, or a fragment alone) as it was before a mail program rewrote
 * it: `/path/%23plan%3D…` is `/path/#plan=…`, and what follows a link in a sentence is no part of it.
 * The same text where there is nothing to mend.
 */
export function mendAddress(address: string): string {
  return address
    .replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('&amp;', '&')
    .replace(trailing, '');
}
