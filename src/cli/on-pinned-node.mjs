// `node src/cli/on-pinned-node.mjs PROGRAM [ARG …]`: installs what is missing, then runs PROGRAM on the
// Node that package-lock.json pins. This file itself runs on whatever Node the machine has (20 or newer).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const windows = process.platform === 'win32';
const stamp = 'node_modules/.lakepath-installed';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  // Standard output belongs to the program.
  console.error('Installing packages …');
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    // npm is a .cmd file on Windows, which only a shell starts.
    { stdio: ['ignore', process.stderr, 'inherit'], shell: windows },
  );
  if (status !== 0) {
    console.error(`npm ci failed${error ? `: ${error.message}` : ''}. Nothing was started.`);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

const node = windows ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node';
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit' });
// Ctrl+C reaches both; this one waits for the other's last words.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`The pinned Node did not start: ${error.message}. Run "npm ci" and try again.`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
