import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from './check.ts';
import { contentRoot } from './content-root.ts';
import { readContent } from './read.ts';

// `npm run check:content [-- <slug>]`: every fault in content/, or those of one module.
const { positionals } = parseArgs({ allowPositionals: true });
const [slug] = positionals;
const root = contentRoot();
const folder = slug === undefined ? 'content' : `content/modules/${slug}`;
if (existsSync(join(root, folder))) {
  const faults = checkContent(readContent(root), root).filter(({ file }) =>
    file.startsWith(`${folder}/`),
  );
  for (const { file, message } of faults) console.error(`${file}: ${message}`);
  console.log(`${folder}: ${faults.length === 0 ? 'no faults' : `${faults.length} faults`}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} else {
  console.error(`There is no ${folder}; name a module by its folder.`);
  process.exitCode = 2;
}
