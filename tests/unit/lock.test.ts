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
    Object.entries(optionalDependencies)
      .filter(([name, wanted]) => {
        const found =
          packages[`${path}/node_modules/${name}`] ??
          packages[
            `${path.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')}/node_modules/${name}`
          ] ??
          packages[`node_modules/${name}`];
        // Another package's older copy at the top does not serve; only an exact version can be told.
        return !found?.version || (/^\d/.test(wanted) && found.version !== wanted);
      })
      .map(([name, wanted]) => `${name}@${wanted}, wanted by ${path}`),
  );
  expect(missing).toEqual([]);
});

test('package-lock.json records no download addresses: each machine uses its own registry', () => {
  const named = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(named.map(([path]) => path)).toEqual([]);
});
