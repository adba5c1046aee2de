import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressesOf, addressFile, readAddresses } from '../../src/catalog/addresses.ts';
import { answerOf, ledgerFile, readLedger } from '../../src/catalog/answer-ledger.ts';
import { checkContent } from '../../src/catalog/check.ts';
import { jsonSchemas } from '../../src/catalog/json-schemas.ts';
import { ordinalFile, ordinalsOf, readOrdinals } from '../../src/catalog/ordinals.ts';
import { readContent } from '../../src/catalog/read.ts';
import {
  readSimulators,
  simulatorAddressesOf,
  simulatorFile,
} from '../../src/catalog/simulator-addresses.ts';

const root = process.cwd();
const content = readContent(root);
const ledger = readLedger(root);

describe('content/', () => {
  test('has no fault', () => {
    expect(checkContent(content, root)).toEqual([]);
  });

  test(`keeps every address of ${addressFile}`, () => {
    const now = new Set(addressesOf(content));
    const lost = readAddresses(root).filter((address) => !now.has(address));
    expect(lost, 'add an alias for each, see CONTRIBUTING.md').toEqual([]);
  });

  test(`keeps every ordinal of ${ordinalFile}`, () => {
    const now = ordinalsOf(content);
    const owners = new Map(now.map((line) => [line.replace(/ [^ ]+$/, ''), line]));
    // What was renamed keeps its number; what is gone leaves it unused.
    const changed = readOrdinals(root).filter((line) => {
      const [kind = '', , id = ''] = line.split(' ');
      const owner = owners.get(line.replace(/ [^ ]+$/, ''));
      const aliases = content.modules.flatMap((module) =>
        (module.aliases?.slugs ?? []).map((slug) => `${slug} is ${module.slug}`),
      );
      const present = owner?.split(' ')[2] ?? '';
      const isRenamed = kind === 'module' && aliases.includes(`${id} is ${present}`);
      return owner !== undefined && owner !== line && !isRenamed;
    });
    expect(changed, 'links to plans would change their meaning').toEqual([]);
    const moved = now.filter((line) =>
      readOrdinals(root).some(
        (old) =>
          old !== line &&
          old.split(' ')[0] === line.split(' ')[0] &&
          old.split(' ')[2] === line.split(' ')[2],
      ),
    );
    expect(moved, 'links to plans would lose them').toEqual([]);
  });

  test(`keeps every place and preset of simulators in ${simulatorFile}`, () => {
    const now = new Set(simulatorAddressesOf(content));
    const lost = readSimulators(root).filter((address) => !now.has(address));
    expect(lost, 'readers have them in bookmarks: put them back').toEqual([]);
  });

  test('has all its addresses, answers and ordinals on record: run "npm run publish:ids"', () => {
    const known = new Set(readAddresses(root));
    expect(addressesOf(content).filter((address) => !known.has(address))).toEqual([]);
    const simulators = new Set(readSimulators(root));
    expect(simulatorAddressesOf(content).filter((address) => !simulators.has(address))).toEqual([]);
    const ordinals = new Set(readOrdinals(root));
    expect(ordinalsOf(content).filter((line) => !ordinals.has(line))).toEqual([]);
    const items = content.modules.flatMap(({ quiz }) => quiz.items);
    expect(items.filter((item) => ledger[item.id] !== answerOf(item)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test(`has every item of ${ledgerFile}, or says that it is retired`, () => {
    const present = new Set(
      content.modules.flatMap(({ quiz }) => [
        ...quiz.items.flatMap(({ id, replaces = [] }) => [id, ...replaces]),
        ...(quiz.retired ?? []).map(({ id }) => id),
      ]),
    );
    expect(Object.keys(ledger).filter((id) => !present.has(id))).toEqual([]);
  });
});

test('the JSON Schemas for editors are those of the build: run "npm run schemas"', () => {
  for (const [name, text] of Object.entries(jsonSchemas())) {
    expect(readFileSync(`src/catalog/schemas/${name}`, 'utf8'), name).toBe(text);
  }
});
