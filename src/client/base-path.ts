/** The site's base path without a slash at its end. */
export function basePath(): string {
  return document.documentElement.dataset.base ?? '';
}
