import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../catalog/schema.ts';

export type Tool = Lab['tools'][number];

/** A tool that was found: how it is called here, and its version. */
export interface Found {
  program: string;
  version: string;
}

/** What a machine lacks, as a sentence with how to get it. */
export interface Missing {
  tool: Tool;
  sentence: string;
}

interface Wanted {
  name: string;
  /** Programs that may be it, the likeliest first; with what makes them print their version. */
  candidates: () => [program: string, ...args: string[]][];
  accepts: (version: readonly number[]) => boolean;
  /** How to get it, per system. */
  get: string;
}

const atLeast =
  (major: number, minor = 0) =>
  ([a = 0, b = 0]: readonly number[]) =>
    a > major || (a === major && b >= minor);

const wanted: Record<Tool, Wanted> = {
  'jdk-17': {
    name: 'JDK 17',
    // javac: a runtime alone compiles nothing.
    candidates: () => [
      ...(process.env.JAVA_HOME
        ? [[join(process.env.JAVA_HOME, 'bin', 'javac'), '-version'] as [string, string]]
        : []),
      ['javac', '-version'],
    ],
    accepts: ([major]) => major === 17,
    get:
      'Debian and Ubuntu: apt install openjdk-17-jdk. macOS: brew install openjdk@17. Any other: https://adoptium.net. ' +
      'Where another JDK comes first, set JAVA_HOME to the folder of this one.',
  },
  'maven-3.8': {
    name: 'Maven 3.8 or newer',
    candidates: () => [['mvn', '-v']],
    accepts: atLeast(3, 8),
    get: 'Debian and Ubuntu: apt install maven. macOS: brew install maven. Any other: https://maven.apache.org/install.html.',
  },
  'python-3.11': {
    name: 'Python 3.11 or newer, with venv',
    candidates: () =>
      ['python3.11', 'python3', 'python'].map((program) => [
        program,
        '-c',
        'import ensurepip, sys, venv; print("Python", *sys.version_info[:3], sep=".")',
      ]),
    accepts: atLeast(3, 11),
    get: 'Debian and Ubuntu: apt install python3 python3-venv. macOS: brew install python@3.11. Any other: https://www.python.org/downloads/.',
  },
  'cmake-3.20': {
    name: 'CMake 3.20 or newer',
    candidates: () => [['cmake', '--version']],
    accepts: atLeast(3, 20),
    get: 'Debian and Ubuntu: apt install cmake. macOS: brew install cmake. Any other: https://cmake.org/download/.',
  },
  'cxx-17': {
    name: 'a C++17 compiler (GCC 9 or Clang 10, or newer)',
    candidates: () => [
      ['c++', '--version'],
      ['g++', '--version'],
      ['clang++', '--version'],
    ],
    accepts: atLeast(9),
    get: 'Debian and Ubuntu: apt install g++. macOS: xcode-select --install.',
  },
};

/** Looks for each tool; `missing` has those that are not there, or in another version only. */
export function checkToolchain(tools: readonly Tool[]): {
  found: Map<Tool, Found>;
  missing: Missing[];
} {
  const found = new Map<Tool, Found>();
  const missing: Missing[] = [];
  for (const tool of new Set(tools)) {
    const { name, candidates, accepts, get } = wanted[tool];
    const seen = candidates().flatMap(([program, ...args]): Found[] => {
      const version = versionOf(program, args);
      return version === undefined ? [] : [{ program, version }];
    });
    const one = seen.find(({ version }) => accepts(version.split('.').map(Number)));
    if (one) {
      found.set(tool, one);
      continue;
    }
    const other = seen[0] ? `found ${seen[0].program} ${seen[0].version}` : 'not found';
    missing.push({ tool, sentence: `${name}: ${other}. ${get}` });
  }
  return { found, missing };
}

/** The first version-like number that a program prints; nothing where it does not run. */
function versionOf(program: string, args: readonly string[]): string | undefined {
  if (program.includes('/') && !existsSync(program) && !existsSync(`${program}.exe`)) return;
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32' && !args.includes('-c'),
  });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0] : undefined;
}
