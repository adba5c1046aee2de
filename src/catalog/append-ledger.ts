import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, addressFile, readAddresses } from './addresses.ts';
import { answerOf, ledgerFile, readLedger } from './answer-ledger.ts';
import { checkContent } from './check.ts';
import { contentRoot } from './content-root.ts';
import { ContentError } from './faults.ts';
import { readContent } from './read.ts';

// `npm run publish:ids`: appends what is new to the records of what was ever published: right
// answers and addresses. Nothing is changed or removed, so content with faults is not taken.
const root = contentRoot();
const content = readContent(root);
const faults = checkContent(content, root);
if (faults.length > 0) {
  console.error(`${new ContentError(faults).message}\nNothing was put on record.`);
  process.exit(1);
}

const ledger = { ...readLedger(root) };
let answers = 0;
for (const item of content.modules.flatMap(({ quiz }) => quiz.items)) {
  if (item.id in ledger) continue;
  ledger[item.id] = answerOf(item);
  answers += 1;
}
writeFileSync(join(root, ledgerFile), `${JSON.stringify(ledger, null, 1)}\n`);

const known = readAddresses(root);
const added = addressesOf(content).filter((address) => !known.includes(address));
writeFileSync(join(root, addressFile), [...known, ...added, ''].join('\n'));
console.log(`${answers} answers and ${added.length} addresses appended`);
