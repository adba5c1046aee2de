import { describe, expect, it } from 'vitest';
import { readPostingBytes, readPostingText } from '../../../../src/domain/match/posting-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a posting’s text', () => {
  it('is read from UTF-8, with or without its mark, and from UTF-16', () => {
    const posting = 'Ideal: Flink · 数据湖 · Grüße';
    const wide = (swap: boolean) =>
      Uint8Array.from([
        ...(swap ? [0xfe, 0xff] : [0xff, 0xfe]),
        ...[...posting].flatMap((sign) => {
          const code = sign.charCodeAt(0);
          return swap ? [code >> 8, code & 255] : [code & 255, code >> 8];
        }),
      ]);
    for (const file of [bytes(posting), bytes(`\ufeff${posting}`), wide(false), wide(true)])
      expect(readPostingBytes(file)).toEqual({ text: posting, fault: null });
  });

  it.each<[what: string, file: Uint8Array, words: RegExp]>([
    ['nothing', bytes(''), /no words here/],
    ['blanks and marks', bytes(' \n\t--- … '), /no words here/],
    [
      'one byte too many',
      bytes('a'.repeat(200_001)),
      /too long: 201 kB, and a posting can have 200 kB/,
    ],
    ['a PDF', bytes('%PDF-1.7 …'), /PDF file.*copy its text/],
    ['a packed document', bytes('PK\x03\x04word/document.xml'), /packed file/],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255, 254]), /not a text/],
  ])('is refused in one sentence where the file is %s', (_, file, words) => {
    expect(readPostingBytes(file)).toEqual({
      text: null,
      fault: expect.stringMatching(words) as string,
    });
  });

  it('may have 200 kB as UTF-8 writes it, and no more', () => {
    expect(readPostingText('流'.repeat(66_666)).fault).toBeNull();
    expect(readPostingText('流'.repeat(66_667)).fault).toMatch(/too long/);
  });

  it('is none where one sign in twenty is no sign of a text', () => {
    const mixed = (strange: number) =>
      readPostingText('\u0001'.repeat(strange) + 'a'.repeat(100 - strange));
    expect(mixed(5).fault).toBeNull();
    expect(mixed(6).fault).toMatch(/not a text/);
  });

  it('may hold a stray control character, as copies from a PDF do', () => {
    expect(readPostingText(`Flink\u0002 and Kafka. ${'More words. '.repeat(5)}`).fault).toBeNull();
  });
});
