/** Where the site is to be served: `SITE` and `BASE` of the environment, else this machine. */
export const siteOrigin = process.env.SITE || 'http://localhost:4321';
export const basePath = process.env.BASE || '/';

/** The site's address with its base path, without a slash at the end. */
export function siteAddress(): string {
  return new URL(basePath, siteOrigin).href.replace(/\/$/, '');
}
