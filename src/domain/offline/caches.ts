/** Names of the caches that the worker and the pages share. They stay the same from version to version. */
export const cacheNames = {
  /** Documents that were visited. */
  pages: 'lakepath-pages',
  /** Files whose names change with their content. */
  assets: 'lakepath-assets',
  /** What else pages fetched. */
  data: 'lakepath-data',
  /** The whole site, where a reader keeps it. Only `client/offline/keep.ts` writes to it. */
  kept: 'lakepath-kept',
} as const;
