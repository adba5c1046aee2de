/** What this page's JSON block holds. Written by our own build (`components/JsonBlock.astro`), so its shape is known. */
export function readJsonBlock<T>(id: string): T {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`this page has no JSON block "${id}"`);
  return JSON.parse(text) as T;
}
