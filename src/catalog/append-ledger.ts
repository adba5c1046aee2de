import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, addressFile, readAddresses } from './addresses.ts';
import { answerOf, ledgerFile, readLedger } from './answer-ledger.ts';
import { contentRoot } from './content-root.ts';
import { readContent } from './read.ts';

// `npm run publish:ids`: appends what is new to the records of what was ever published: right
// answers and addresses. Nothing is changed or removed.
const root = contentRoot();
const content = readContent(root);

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
