import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lakepath-match-'));
afterAll(() => rmSync(folder, { recursive: true }));
const script = fileURLToPath(new URL('../../../src/cli/match.ts', import.meta.url));

function run(posting: string | Buffer, ...more: string[]) {
  const file = join(folder, 'posting.txt');
  writeFileSync(file, posting);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...more], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run -s match', () => {
  it('prints skills, levels and evidence as JSON', () => {
    const posting =
      'Für Daten 😀\n\nRequirements:\n- Flink\n- No Java required\n\nNice to have:\n- Iceberg\n';
    const { status, stdout } = run(posting);
    expect(status).toBe(0);
    const at = (words: string) => {
      const start = posting.indexOf(words);
      return { start, end: start + words.length, text: words };
    };
    expect(JSON.parse(stdout)).toEqual({
      skills: [
        { id: 'iceberg', level: 'preferred', evidence: [at('Iceberg')] },
        { id: 'flink', level: 'minimum', evidence: [at('Flink')] },
      ],
      ruledOut: [{ id: 'java', evidence: [at('Java')] }],
      isFlat: false,
    });
  });

  it('prints an empty list for a posting that asks for none', () => {
    expect(JSON.parse(run('We look for a nurse.').stdout)).toEqual({
      skills: [],
      ruledOut: [],
      isFlat: false,
    });
  });

  it.each<[string, string | Buffer, string[]]>([
    ['There are no words here', '', []],
    ['This is not a text', Buffer.from([0, 1, 2, 3]), []],
    ['This is too long: 201 kB', 'a'.repeat(200_500), []],
    ['name one file', 'Flink', ['another.txt']],
    ["'--bogus'", 'Flink', ['--bogus']],
  ])('says "%s" on standard error, with exit code 2', (words, posting, more) => {
    const { status, stdout, stderr } = run(posting, ...more);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('explains itself', () => {
    expect(run('', '--help').stdout).toContain('UTF-16');
  });
});
