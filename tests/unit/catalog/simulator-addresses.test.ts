import { expect, test } from 'vitest';
import { simulatorAddressesOf } from '../../../src/catalog/simulator-addresses.ts';
import { simulatorNames } from '../../../src/catalog/simulators.ts';
import { simulators } from '../../../src/sims/registry.ts';
import { contentOf, moduleLike } from './content.ts';

test('the record has where simulators stand, on former pages too, and every preset', () => {
  const module = moduleLike({
    slug: 'now',
    aliases: { slugs: ['before'] },
    body: '<LsmTuner id="a-tuner" preset="size-amp" />\n\n<Figure id="no-simulator" />\n',
  });
  const addresses = simulatorAddressesOf(contentOf([module]));
  expect(addresses.filter((address) => address.includes('#'))).toEqual([
    '/modules/now/#a-tuner',
    '/modules/before/#a-tuner',
  ]);
  expect(addresses).toEqual(
    expect.arrayContaining(['?lsm=size-amp', '?ring=two-to-three', '?dl=balanced']),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('every simulator of the registry has names, and nothing else has', () => {
  for (const name of Object.keys(simulators))
    expect(simulatorNames(name)?.presets.length, name).toBeGreaterThan(0);
  for (const name of ['Figure', 'NoSuch', 'constructor', '__proto__'])
    expect(simulatorNames(name), name).toBeNull();
});
