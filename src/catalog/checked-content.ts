import { checkContent } from './check.ts';
import { ContentError } from './faults.ts';
import { readContent, type Content } from './read.ts';

const CONTENT_READ = 'lakepath:content-read';

const known = new Map<string, Content>();

/**
 * The content under `root`, read and checked once a process: config, integrations and pages of a build
 * share it (see `astro-content-checks.ts`). Throws a `ContentError` that lists every fault.
 */
export function checkedContent(root: string): Content {
  const content = known.get(root) ?? readChecked(root);
  known.set(root, content);
  return content;
}

/** Reads and checks anew. */
export function readChecked(root: string): Content {
  // Counted across all copies of this module, so that a build can tell that there was one.
  performance.mark(CONTENT_READ);
  const content = readContent(root);
  const faults = checkContent(content, root);
  if (faults.length > 0) {
    const error = new ContentError(faults);
    // An unfinished module can be looked at; it cannot be published.
    if (process.env.LAKEPATH_DRAFT !== '1') throw error;
    console.warn(error.message);
  }
  return content;
}

/** How often content was read and checked in this process. */
export function timesRead(): number {
  return performance.getEntriesByName(CONTENT_READ).length;
}
