import { parseArgs } from 'node:util';
import { checkContent } from './check.ts';
import { contentRoot } from './content-root.ts';
import { authorComponents } from './components.ts';
import { readLedger } from './answer-ledger.ts';
import { readContent } from './read.ts';
import { sitePages } from './site-pages.ts';

// `npm run check:content [-- <slug>]`: every fault in content/, or those of one module.
const { positionals } = parseArgs({ allowPositionals: true });
const root = contentRoot();
const [slug] = positionals;
const faults = checkContent(readContent(root), {
  root,
  components: authorComponents,
  ledger: readLedger(root),
  pages: sitePages,
}).filter(({ file }) => slug === undefined || file.includes(`/${slug}/`));
for (const { file, message } of faults) console.error(`${file}: ${message}`);
console.log(faults.length === 0 ? 'content: no faults' : `content: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
