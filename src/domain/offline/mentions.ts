/**
 * Names of hashed files that a page's HTML, a script or a stylesheet mentions, `store.CZXlu7sV.js`: what it
 * loads now, and what it may load later, such as a simulator's code that comes on sight.
 */
export function mentionedAssets(text: string): string[] {
  const names = text.matchAll(/(?:\bassets\/|["'`]\.\/)([\w.~@-]+\.[\w-]{8}\.[a-z]\w{1,4})\b/g);
  return [...new Set([...names].map(([, name = '']) => name))];
}
