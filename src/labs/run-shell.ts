import { spawn } from 'node:child_process';

export interface ShellRun {
  /** Exit code; null where a signal ended it. */
  code: number | null;
  output: string;
  errors: string;
  isTimedOut: boolean;
}

interface Options {
  cwd: string;
  env: Record<string, string>;
  /** Minutes after which the command and all that it started are ended. */
  minutes?: number;
}

/** Process groups that are under way; they end with this program. */
const groups = new Set<number>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const group of groups) endGroup(group);
    process.exit(130);
  });
}

/** Runs a command line in a shell, with a group of its own: engines start processes of theirs. */
export function runShell(command: string, { cwd, env, minutes = 60 }: Options): Promise<ShellRun> {
  return new Promise((done) => {
    const child = spawn(command, {
      cwd,
      env: { ...process.env, ...env },
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    let errors = '';
    let isTimedOut = false;
    const { pid } = child;
    if (pid !== undefined) groups.add(pid);
    const limit = setTimeout(() => {
      isTimedOut = true;
      if (pid !== undefined) endGroup(pid);
    }, minutes * 60_000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const settle = (code: number | null) => {
      clearTimeout(limit);
      if (pid !== undefined) groups.delete(pid);
      done({ code, output, errors, isTimedOut });
    };
    child.on('error', (error) => {
      errors += error.message;
      settle(null);
    });
    child.on('close', settle);
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
