import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  packages: Record<
    string,
    { version?: string; optionalDependencies?: Record<string, string>; resolved?: string }
  >;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

test('package-lock.json has every platform’s packages, or an install on another system fails', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        // npm leaves an entry without a version where its registry lacks the package.
        (name) =>
          !packages[`node_modules/${name}`]?.version &&
          !packages[`${path}/node_modules/${name}`]?.version,
      )
      .map((name) => `${name}, wanted by ${path}`),
  );
  expect(missing).toEqual([]);
});

test('package-lock.json records no download addresses: each machine uses its own registry', () => {
  const named = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(named.map(([path]) => path)).toEqual([]);
});
