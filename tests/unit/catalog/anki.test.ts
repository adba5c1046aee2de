import { expect, test } from 'vitest';
import { ankiFile, ankiNotes } from '../../../src/catalog/anki.ts';
import type { Item } from '../../../src/catalog/schema.ts';
import { moduleLike } from './content.ts';

const site = 'https://lakepath.example/here';

function noteOf(item: Partial<Item>) {
  const module = moduleLike({
    ...{ slug: 'lsm', title: 'LSM trees', qualifications: ['formats', 'engines'] },
    sections: [{ id: 'lsm-runs', title: 'Runs of `files`', minutes: 5 }],
  });
  const common = { id: 'lsm-q', objective: 'o', section: 'lsm-runs', explanation: 'Because.' };
  const items = [{ ...common, question: 'Why?', ...item } as Item];
  const [note] = ankiNotes({ ...module, quiz: { ...module.quiz, items } }, site);
  if (!note) throw new Error('no note');
  return note;
}

test('a file has the header lines, and a quoted row of four columns for each note', () => {
  expect(ankiFile([{ guid: 'g', front: 'a "b"\tc', back: '<br>', tags: ['x', 'y'] }])).toBe(
    [
      ...['#separator:Tab', '#html:true', '#notetype:Basic', '#deck:Lakepath'],
      ...['#guid column:1', '#tags column:4'],
      '"g"\t"a ""b""\tc"\t"<br>"\t"x y"',
      '',
    ].join('\n'),
  );
});

test('a note has options on its front, and on its back the answer and why', () => {
  const { guid, front, back, tags } = noteOf({
    kind: 'single',
    options: [
      { id: 'a', text: 'A run < a level', why: 'See [levels](#lsm-runs).' },
      { id: 'b', text: 'Both', correct: true, why: 'See [tables](/modules/tables/).' },
      { id: 'c', text: 'None', why: 'No.' },
    ],
  });
  expect(guid).toBe('lakepath-lsm-q');
  expect(front).toContain('<p>Why?</p><ol type="A"><li>A run &lt; a level</li><li>Both</li>');
  expect(back).toContain('<b>Answer: B</b>');
  expect(back).toContain(
    `<li><b>No.</b> See <a href="${site}/modules/lsm/#lsm-runs">levels</a>.</li>`,
  );
  expect(back).toContain(`<a href="${site}/modules/tables/">tables</a>`);
  expect(back).toContain('<p>Because.</p>');
  expect(back).toContain(
    `<a href="${site}/modules/lsm/#lsm-runs">Runs of <code>files</code></a>, LSM trees`,
  );
  expect(tags).toEqual([
    'lakepath::module::lsm',
    'lakepath::qualification::formats',
    'lakepath::qualification::engines',
    'lakepath::kind::single',
  ]);
});

test('steps and pairs are lettered as on the page, and the back names the letters', () => {
  const step = (id: string) => ({ id, text: `Step ${id}`, why: `Why ${id}.` });
  const { front, back } = noteOf({ kind: 'ordering', steps: ['1', '2', '3'].map(step) });
  const shown = [...front.matchAll(/Step (\d)/g)].map(([, id]) => id);
  expect(shown.join('')).not.toBe('123');
  const letters = ['1', '2', '3'].map((id) => 'ABC'.charAt(shown.indexOf(id)));
  expect(back).toContain(`Answer: ${letters.join(', ')}`);

  const pair = (id: string) => ({ id, left: `Left ${id}`, right: `Right ${id}`, why: 'So.' });
  const matching = noteOf({
    kind: 'matching',
    pairs: ['1', '2', '3'].map(pair),
    decoys: [{ id: '4', right: 'Right 4', why: 'Nothing.' }],
  });
  const rights = [...matching.front.matchAll(/Right (\d)/g)].map(([, id]) => id);
  expect(rights.toSorted()).toEqual(['1', '2', '3', '4']);
  for (const id of ['1', '2', '3'])
    expect(matching.back).toContain(`Left ${id}: <b>${'ABCD'.charAt(rights.indexOf(id))}.</b>`);
  expect(matching.back).toContain(`<b>${'ABCD'.charAt(rights.indexOf('4'))} fits none.</b>`);
});

test('a field is one line: code keeps its lines by <br>', () => {
  const { front, back } = noteOf({
    kind: 'numeric',
    ...{ answer: 4, tolerance: 0, unit: 'MB & more' },
    traps: [{ value: 6, why: 'You counted files.' }],
    stimulus: 'Read:\n\n```java\nif (a < b)\n\n  c();\n```\n\n| x |\n| --- |\n| 1 |',
  });
  expect(front).toContain('<pre><code>if (a &lt; b)<br><br>  c();</code></pre>');
  expect(front).toContain('<table border="1" cellpadding="4"><thead>');
  expect(front).toContain('Type a number, in MB &amp; more.');
  expect(back).toContain('<b>Not 6.</b> You counted files.');
  expect(front + back).not.toMatch(/[\n\t]|class=/);
});
