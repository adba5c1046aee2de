import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPayload, linkOf, linksForCodes, unfold } from '../../../src/client/progress/link.ts';
import { addAttempt } from '../../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../../src/domain/progress/format.ts';
import { uniteFacts } from '../../../src/domain/progress/merge.ts';
import { seededRandom } from '../../../src/domain/shuffle.ts';

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://example.org' });
  vi.stubGlobal('document', { documentElement: { dataset: { base: '/lakepath' } } });
});
afterEach(() => vi.unstubAllGlobals());

function grown(count: number): Progress {
  const random = seededRandom('links');
  let progress = EMPTY;
  for (let i = 0; i < count; i++)
    progress = addAttempt(progress, `item-${Math.floor(random() * 60)}`, {
      second: 1_795_000_000 + Math.floor(random() * 1e7),
      offset: 60,
      kind: 'review',
      right: random() < 0.7,
    });
  return progress;
}

async function read(link: string) {
  const text = await unfold(findPayload(link)?.payload ?? '');
  return decodeProgress(text.ok ? text.text : null);
}

describe('a link', () => {
  it('holds an export in its fragment, under the base path', async () => {
    const progress = grown(50);
    const link = (await linkOf(progress)) ?? '';
    expect(link).toMatch(/^https:\/\/example\.org\/lakepath\/bring\/#p=[\w-]+$/);
    const { kind, progress: back } = await read(link);
    expect(kind).toBe('ok');
    expect(encodeProgress(back)).toBe(encodeProgress(progress));
  });

  it('is found in what a messenger makes of it', async () => {
    const link = (await linkOf(grown(5))) ?? '';
    for (const text of [link, ` ${link}\n`, `Take this: <${link}>.`, `“${link}”`])
      expect(findPayload(text)?.payload).toBe(link.split('#p=')[1]);
    for (const text of ['', 'hello', 'https://example.org/bring/', '#plan=1.2'])
      expect(findPayload(text)).toBeNull();
  });

  it('cut off at any place is told from a whole one', async () => {
    const payload = findPayload((await linkOf(grown(20))) ?? '')?.payload ?? '';
    for (let end = 0; end < payload.length - 1; end++)
      expect((await unfold(payload.slice(0, end))).ok, `cut at ${end}`).toBe(false);
  });

  it('with a changed character is told from a whole one', async () => {
    const payload = findPayload((await linkOf(grown(20))) ?? '')?.payload ?? '';
    for (let at = 3; at < payload.length - 2; at += 5) {
      const other = payload.charAt(at) === 'A' ? 'B' : 'A';
      const changed = payload.slice(0, at) + other + payload.slice(at + 1);
      expect((await unfold(changed)).ok, `changed at ${at}`).toBe(false);
    }
  });

  it('that unfolds to more than 10 MB is given up on the way', async () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000)).toString('base64url');
    const before = process.memoryUsage().rss;
    expect(await unfold(bomb)).toEqual({
      ok: false,
      because: 'The link unfolds to more than 10 MB: it was not made by Lakepath.',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
});

describe('links for codes', () => {
  it('are short, say which of how many they are, and are all together', async () => {
    const progress = grown(400);
    const links = (await linksForCodes(progress)) ?? [];
    expect(links.length).toBeGreaterThan(2);
    let all: Progress = EMPTY;
    for (const [i, link] of links.toReversed().entries()) {
      expect(link.length).toBeLessThanOrEqual(800);
      expect(findPayload(link)?.part).toEqual({ number: links.length - i, of: links.length });
      all = uniteFacts(all, (await read(link)).progress);
    }
    expect(encodeProgress(all)).toBe(encodeProgress(progress));
  });

  it('are one where it fits, and may be longer where one fact is', async () => {
    expect(await linksForCodes(grown(5))).toHaveLength(1);
    const random = seededRandom('noise');
    const noise = (length: number) =>
      Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
    const wordy = (length: number): Progress => ({
      ...grown(100),
      registers: new Map([['setting:x', { at: 1, by: 'a', value: noise(length) }]]),
    });
    const links = (await linksForCodes(wordy(2_000))) ?? [];
    expect(Math.max(...links.map(({ length }) => length))).toBeLessThanOrEqual(2_900);
    expect(links.length).toBeGreaterThan(1);
    expect(await linksForCodes(wordy(7_000))).toBeNull();
  });
});
