import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { checkToolchain } from '../../../src/labs/toolchain.ts';

// Tools of this test alone: what the machine has does not matter.
const tools = mkdtempSync(join(tmpdir(), 'lakepath-tools-'));
const install = (name: string, prints: string) => {
  writeFileSync(join(tools, name), `#!/bin/sh\necho "${prints}"\n`);
  chmodSync(join(tools, name), 0o755);
};
beforeAll(() => {
  vi.stubEnv('PATH', tools);
  vi.stubEnv('JAVA_HOME', '');
});
beforeEach(() => mkdirSync(tools, { recursive: true }));
afterEach(() => rmSync(tools, { recursive: true, force: true }));
afterAll(() => vi.unstubAllEnvs());

test('says what is missing and how to get it', () => {
  const { found, missing } = checkToolchain(['maven-3.8', 'maven-3.8']);
  expect(found.size).toBe(0);
  expect(missing).toHaveLength(1);
  expect(missing[0]?.sentence).toMatch(/^Maven 3\.8 or newer: not found\. .*apt install maven/);
});

test('takes no other JDK for the one that the labs ran on, and says which is there', () => {
  install('javac', 'javac 21.0.4');
  expect(checkToolchain(['jdk-17']).missing[0]?.sentence).toMatch(
    /^JDK 17: found javac 21\.0\.4\. .*JAVA_HOME/,
  );
});

test.each([
  ['jdk-17', 'javac', 'javac 17.0.15', '17.0.15'],
  ['maven-3.8', 'mvn', 'Apache Maven 3.10.1', '3.10.1'],
  ['python-3.11', 'python3', 'Python.3.12.4', '3.12.4'],
  ['cmake-3.20', 'cmake', 'cmake version 4.0.0', '4.0.0'],
  ['cxx-17', 'g++', 'g++ (Debian 12.2.0-14) 12.2.0', '12.2.0'],
] as const)('finds %s as %s', (tool, program, prints, version) => {
  install(program, prints);
  expect(checkToolchain([tool])).toEqual({
    found: new Map([[tool, { program, version }]]),
    missing: [],
  });
});

test('looks at the next candidate where the first is too old', () => {
  install('python3', 'Python.3.9.2');
  install('python', 'Python.3.11.7');
  expect(checkToolchain(['python-3.11']).found.get('python-3.11')?.program).toBe('python');
});
