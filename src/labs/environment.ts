import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Lab } from '../catalog/schema.ts';
import { LabError } from './lab-error.ts';
import { runShell } from './run-shell.ts';
import type { Found, Tool } from './toolchain.ts';

/** Downloads of Maven and pip, shared by all labs. */
export function cacheFolder(): string {
  return resolve(process.env.LAKEPATH_LABS_CACHE ?? '.cache/labs');
}

/** What commands of a lab see: the JDK that was found, downloads in one place, one time zone. */
export function labEnvironment(found: ReadonlyMap<Tool, Found>): Record<string, string> {
  const cache = cacheFolder();
  const javac = found.get('jdk-17')?.program;
  return {
    TZ: 'UTC',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUTF8: '1',
    PIP_CACHE_DIR: join(cache, 'pip'),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    // Debian's Maven colours its output even in batch mode.
    MAVEN_OPTS: [
      process.env.MAVEN_OPTS ?? '',
      `-Dmaven.repo.local=${join(cache, 'm2')} -Dstyle.color=never`,
    ]
      .join(' ')
      .trim(),
    ...(javac?.includes('/') && { JAVA_HOME: dirname(dirname(javac)) }),
  };
}

/** A Python of the lab's own, with the packages of one requirements file. */
export interface LabPython {
  /** The folder of its programs, for PATH. */
  programs: string;
  /** Makes it; there is none where it is there already, as the file wants it. */
  install?: () => Promise<void>;
}

export function pythonOf(
  folder: string,
  requirements: string,
  python: Found,
  env: Record<string, string>,
): LabPython {
  const file = join(folder, requirements);
  const venv = join(folder, '.work', 'venv', requirements.replace('.txt', ''));
  const programs = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
  const stamp = join(venv, '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(file))
    .update(python.version)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { programs };

  const install = async () => {
    rmSync(venv, { recursive: true, force: true });
    mkdirSync(dirname(venv), { recursive: true });
    const commands = [
      `"${python.program}" -m venv "${venv}"`,
      `"${join(programs, 'python')}" -m pip install --quiet -r "${file}"`,
    ];
    for (const command of commands) {
      const { code, errors } = await runShell(command, { cwd: folder, env });
      if (code !== 0) {
        throw new LabError(`${requirements} could not be installed: ${lastLines(errors)}`);
      }
    }
    writeFileSync(stamp, wanted);
  };
  return { programs, install };
}

/** PATH with the lab's Python first, where it has one. */
export function withPrograms(
  env: Record<string, string>,
  programs: string | undefined,
): Record<string, string> {
  return programs === undefined
    ? env
    : { ...env, PATH: [programs, process.env.PATH].join(delimiter) };
}

/** The requirements file of a run; nothing for a lab without Python packages. */
export function requirementsOf(
  folder: string,
  lab: Pick<Lab, 'tools'>,
  asked: string | undefined,
): string | undefined {
  if (!lab.tools.includes('python-3.11')) return undefined;
  const file = asked ?? 'requirements.txt';
  return existsSync(join(folder, file)) ? file : undefined;
}

export function lastLines(text: string, count = 12): string {
  return `\n${text.trimEnd().split('\n').slice(-count).join('\n')}`;
}
