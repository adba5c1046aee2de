import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import { catalog } from './catalog-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'lakepath-plan-'));
const file = join(folder, 'catalog.json');
writeFileSync(file, JSON.stringify(catalog));
const labsFile = join(folder, 'labs.json');
writeFileSync(
  labsFile,
  JSON.stringify({
    ...catalog,
    labs: [
      { id: 'levels', title: 'Levels', url: '/labs/levels/', minutes: 25, modules: ['lsm'] },
      { id: 'long', minutes: 90, modules: ['tables'] },
    ],
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const script = fileURLToPath(new URL('../../../src/cli/plan.ts', import.meta.url));

function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run -s plan', () => {
  it('prints the plan as JSON', () => {
    const { status, stdout } = run(
      '--catalog',
      file,
      '--hours',
      '1',
      '--start',
      '2026-12-01',
      '--target',
      '2027-02-01',
      '--weight',
      'engines=5',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      plannedMinutes: 115,
      weeks: [
        { start: '2026-12-01' },
        { start: '2026-12-08' },
        { start: '2026-12-15', entries: [] },
      ],
      leftOut: [],
    });
  });

  it('prints the plan as Markdown', () => {
    const { stdout } = run(
      '--catalog',
      file,
      '--start',
      '2026-12-01',
      '--known',
      'tables',
      '--format',
      'markdown',
    );
    expect(stdout).toContain(
      '- [ ] [LSM](https://lakepath.example/modules/lsm/) (40 to 64 min): asked for by Formats, Engines',
    );
    expect(stdout).toContain('- [TABLES](https://lakepath.example/modules/tables/): known already');
  });

  it('prints the plan as a calendar', () => {
    const { stdout } = run('--catalog', file, '--start', '2026-12-01', '--format', 'ics');
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
    expect(stdout).toContain('DTSTART;VALUE=DATE:20261201');
  });

  it('has labs, optional, after their modules, and none where they are not wanted', () => {
    const wish = ['--catalog', labsFile, '--start', '2026-12-01', '--target', '2026-12-08'];
    const all = [...wish, '--labs', 'all'];
    const { weeks, labMinutes, labsLeftOut } = JSON.parse(run(...all).stdout) as Plan;
    expect(weeks[0]?.labs).toMatchObject([
      { lab: 'long', module: 'tables', minutes: 90 },
      { lab: 'levels', module: 'lsm', minutes: 25 },
    ]);
    expect({ labMinutes, labsLeftOut }).toEqual({ labMinutes: 115, labsLeftOut: [] });
    const without = JSON.parse(run(...wish, '--no-labs').stdout) as Plan;
    expect(without).toMatchObject({ plannedMinutes: 115, labMinutes: 0, labsLeftOut: [] });
    expect(JSON.parse(run(...wish, '--labs', 'none').stdout)).toEqual(without);
    // One a qualification, of at most a quarter of 115 minutes.
    const one = JSON.parse(run(...wish).stdout) as Plan;
    expect(one).toMatchObject({ plannedMinutes: 115, labMinutes: 25, labsLeftOut: [] });
    expect(JSON.parse(run(...wish, '--labs', 'one').stdout)).toEqual(one);

    const { stdout } = run(...all, '--hours', '4', '--format', 'markdown');
    expect(stdout).toContain('140 minutes of study, of which 25 of labs, optional. Ranges');
    expect(stdout).toMatch(
      /^- \[ \] \[LSM\].*\n {2}- \[ \] Lab: \[Levels\]\(https:\/\/lakepath\.example\/labs\/levels\/\) \(25 to 40 min\), optional$/m,
    );
    expect(stdout).toContain(
      '- Lab: [long](https://lakepath.example/labs/long/): optional, and does not fit',
    );
    const calendar = run(...all, '--format', 'ics').stdout.replaceAll('\r\n ', '');
    expect(calendar).toContain('Lab\\, optional: Levels (25 to 40 min)');
  });

  it('plans for a posting', () => {
    const posting = join(folder, 'posting.txt');
    writeFileSync(posting, 'Nice to have\n- Apache Flink and Kafka');
    const { stdout } = run('--catalog', file, '--start', '2026-12-01', '--posting', posting);
    expect(JSON.parse(stdout)).toMatchObject({
      possibleValue: 2,
      weeks: [{ entries: [{ module: 'tables' }, { module: 'lsm' }, { module: 'flink' }] }],
    });
    writeFileSync(posting, 'We need a nurse.');
    const { status, stderr } = run('--catalog', file, '--posting', posting);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `--posting: ${posting} asks for nothing that the catalogue teaches\n`,
    });
  });

  it.each([
    ['--format: must be json, markdown, ics', ['--format', 'pdf']],
    ['--format: must be json, markdown, ics', ['--format', 'constructor']],
    ['--posting: takes the place of --qualifications', ['--posting', 'x', '--qualifications', 'a']],
    ['--posting: /no/such/file: cannot be read (ENOENT)', ['--posting', '/no/such/file']],
    ['--hours: must be between 0.5 and 100', ['--hours', '0']],
    ['--target: 2026-01-01 must come after', ['--target', '2026-01-01']],
    ['--known: there is no module "x"', ['--known', 'x']],
    ['--pace: "fast" is not a number', ['--pace', 'fast']],
    ['--labs: must be none, one, all, not some', ['--labs', 'some']],
    ['--no-labs: is the same as --labs none', ['--no-labs', '--labs', 'all']],
    ["'--bogus'", ['--bogus']],
  ])('says "%s" on standard error, with exit code 2', (message, options) => {
    const { status, stdout, stderr } = run('--catalog', file, '--start', '2026-12-01', ...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('explains itself', () => {
    expect(run('--help').stdout).toContain('--qualifications all|a,b');
  });
});
