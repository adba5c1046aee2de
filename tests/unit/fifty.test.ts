import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkContent } from '../../src/catalog/check.ts';
import { readContent } from '../../src/catalog/read.ts';
import { growTo, readPlanned } from '../fifty/planned.ts';
import { retell } from '../fifty/retell.ts';
import { writeGrownContent } from '../fifty/write-content.ts';

const { modules: written, posting, skills } = readContent('.');
const curriculum = growTo(50, written);

test('the curriculum has fifty modules, each once and below its prerequisites', () => {
  const slugs = curriculum.map(({ slug }) => slug);
  expect(new Set([...written, ...readPlanned()].map(({ slug }) => slug)).size).toBe(50);
  expect(new Set(slugs).size).toBe(50);
  for (const [i, { slug, prerequisites }] of curriculum.entries())
    for (const needed of prerequisites)
      // Those that are written stand in the order in which they were written.
      if (i >= written.length) expect(slugs.slice(0, i), slug).toContain(needed);
});

test('every skill and qualification of the posting is served by the curriculum', () => {
  const served = (key: 'qualifications' | 'skills') =>
    new Set(curriculum.flatMap((module) => module[key]));
  const known = new Set(skills.map(({ id }) => id));
  expect([...served('skills')].filter((id) => !known.has(id))).toEqual([]);
  expect([...served('qualifications')].toSorted()).toEqual(
    posting.qualifications.map(({ id }) => id).toSorted(),
  );
  const asked = posting.qualifications.flatMap((qualification) => qualification.skills);
  expect(asked.filter((id) => !served('skills').has(id))).toEqual([]);
});

const root = mkdtempSync(join(tmpdir(), 'lakepath-fifty-'));
afterAll(() => rmSync(root, { recursive: true }));

test('the site of fifty and ten more passes the content checks as it is', () => {
  writeGrownContent(root, 60);
  const content = readContent(root);
  expect(checkContent(content, root)).toEqual([]);
  expect(content.modules.map(({ slug }) => slug)).toEqual(
    growTo(60, written).map(({ slug }) => slug),
  );
  const real = written.map(({ body }) => body);
  expect(content.modules.slice(0, written.length).map(({ body }) => body)).toEqual(real);
  expect(content.modules.at(-1)?.prerequisites).toEqual(growTo(60, written).at(-1)?.prerequisites);
});

test('a module told again keeps every word but its names, and takes no former address along', () => {
  const [source] = written;
  const [, name] = readPlanned();
  if (!source || !name) throw new Error('nothing to tell');
  const read = (file: string) => readFileSync(file, 'utf8');
  const texts = {
    // Addresses that it had before, whether it has any today or not.
    'index.mdx': read(source.file)
      .replace(/^aliases:\n(?: .*\n)*/m, '')
      .replace('---\n', '---\naliases: { slugs: [an-old-address], sections: {} }\n'),
    'quiz.yaml': `${read(source.quizFile)}\n# [a question](/modules/${source.slug}/#q-${source.quiz.items[0]?.id})`,
  };
  const told = retell(source, texts, name, 77);
  expect(told['index.mdx']).not.toContain('aliases');
  const [first] = source.quiz.items;
  const prefix = first?.id.replace(/-.*/, '') ?? '';
  expect(told['quiz.yaml']).toContain(
    `(/modules/${name.slug}/#q-${first?.id.replace(prefix, 'x77')})`,
  );
  const bodyOf = (text: string) => text.split('\n---\n').slice(1).join('\n---\n');
  const plain = (text: string) =>
    text
      .replaceAll('x77-', `${prefix}-`)
      .replaceAll(`/modules/${name.slug}/`, `/modules/${source.slug}/`);
  expect(plain(bodyOf(told['index.mdx']))).toBe(bodyOf(texts['index.mdx']));
  expect(plain(told['quiz.yaml'])).toBe(texts['quiz.yaml']);
});
