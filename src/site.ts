/** The site's own addresses. Every link goes through `href`, so that it works under a base path. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `/modules/x/` → the same under the base. */
export function href(path: string): string {
  return base + path;
}

export const siteName = 'Lakepath';
