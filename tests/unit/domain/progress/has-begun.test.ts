import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addAttempt } from '../../../../src/domain/progress/attempts.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, type Json, type Progress } from '../../../../src/domain/progress/format.ts';
import { hasBegun } from '../../../../src/domain/progress/has-begun.ts';
import { writeRegister } from '../../../../src/domain/progress/registers.ts';

const early = readFileSync(new URL('../../../../public/early.js', import.meta.url), 'utf8');
/** What `public/early.js` looks for in the stored text. */
const pattern = new RegExp(/ \/(.*"plan".*)\/\.test/.exec(early)?.[1] ?? '$^');

const written = (key: string, value: Json) =>
  writeRegister(EMPTY, key, value, { now: 1, by: 'abcdef' });

const cases: [string, Progress, boolean][] = [
  ['nothing', EMPTY, false],
  ['an answer', addAttempt(EMPTY, 'q', { second: 9, offset: 0, kind: 'first', right: true }), true],
  ['a section read', written('read:s', 20_700), true],
  ['a section unread again', written('read:s', 0), false],
  ['a plan', written('plan', { input: {}, modules: [] }), true],
  ['a plan put away', written('plan', null), false],
  ['a bookmark', written('bookmark:module:m', 1), false],
  ['a setting', written('setting:shortcuts', false), false],
];

for (const [name, progress, begun] of cases)
  test(`${name}: ${begun ? 'a beginning' : 'no beginning'}, for early.js too`, () => {
    expect(hasBegun(progress)).toBe(begun);
    expect(pattern.test(encodeProgress(progress))).toBe(begun);
  });
