import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf, addressFile, readAddresses } from './addresses.ts';
import { answerOf, ledgerFile, readLedger } from './answer-ledger.ts';
import { checkContent } from './check.ts';
import { contentRoot } from './content-root.ts';
import { ContentError } from './faults.ts';
import { ordinalFile, ordinalsOf, readOrdinals } from './ordinals.ts';
import { readContent } from './read.ts';
import { readSimulators, simulatorAddressesOf, simulatorFile } from './simulator-addresses.ts';

// `npm run publish:ids`: appends what is new to the records of what was ever published: right
// answers, addresses, ordinals, and simulators' places and presets. Nothing is changed or removed, so content with faults is not taken.
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

const addresses = append(addressFile, readAddresses(root), addressesOf(content));
const ordinals = append(ordinalFile, readOrdinals(root), ordinalsOf(content));
const simulators = append(simulatorFile, readSimulators(root), simulatorAddressesOf(content));
console.log(
  `${answers} answers, ${addresses} addresses, ${ordinals} ordinals and ${simulators} places and presets of simulators appended`,
);

/** Appends to a record of lines what is not in it; returns how much that is. */
function append(file: string, known: readonly string[], now: readonly string[]): number {
  const added = now.filter((line) => !known.includes(line));
  writeFileSync(join(root, file), [...known, ...added, ''].join('\n'));
  return added.length;
}
