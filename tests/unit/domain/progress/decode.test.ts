import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPacked } from '../../../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import { anyText } from '../../any-text.ts';
import { progress } from './arbitraries.ts';

const full = readFileSync(
  new URL('../../../fixtures/progress/v1-full.json', import.meta.url),
  'utf8',
).trim();
const facts = decodeProgress(full).progress;

/** What each fact looks like in `full`. */
const registerTexts = [...facts.registers].map(([key, register]) => {
  const { at, by, value } = register;
  return { key, register, text: `${JSON.stringify(key)}:${JSON.stringify([at, by, value])}` };
});
const attemptTexts = [...facts.attempts].map(([id, packed]) => {
  const text = `${JSON.stringify(id)}:${JSON.stringify(packed)}`;
  return { id, count: countPacked(packed), text };
});

/** Registers whose own text is whole in `damaged` must have been read. */
function expectWholeRegisters(damaged: string, read: Progress) {
  for (const { key, register, text } of registerTexts) {
    if (damaged.includes(text)) expect(read.registers.get(key), key).toEqual(register);
  }
}

function expectWholeAttempts(damaged: string, read: Progress) {
  for (const { id, count, text } of attemptTexts) {
    if (damaged.includes(text))
      expect(countPacked(read.attempts.get(id) ?? ''), id).toBeGreaterThanOrEqual(count);
  }
}

describe('decodeProgress', () => {
  it('gives back what was encoded, unknown ids and fields included', () => {
    fc.assert(
      fc.property(progress, (value) => {
        const { kind, progress: read } = decodeProgress(encodeProgress(value));
        expect(kind).toBe('ok');
        expect(encodeProgress(read)).toBe(encodeProgress(value));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    const anything = fc.oneof(
      anyText(300),
      fc.json(),
      fc.object().map((value) => JSON.stringify({ version: 1, ...value })),
      fc
        .record({ attempts: fc.jsonValue(), registers: fc.jsonValue(), epoch: fc.jsonValue() })
        .map((value) => JSON.stringify({ version: 1, ...value })),
      fc
        .dictionary(fc.string(), fc.jsonValue())
        .map((registers) => JSON.stringify({ version: 1, registers, attempts: registers })),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { progress: read } = decodeProgress(text);
        expect(decodeProgress(encodeProgress(read)).kind).toBe('ok');
      }),
      { numRuns: 1_000 },
    );
  });

  it('survives nesting that would overflow the stack', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const text of [
      deep,
      `{"version":${deep}}`,
      `{"version":1,"deep":${deep},"registers":{"a":[1,"b",${deep}]}}`,
    ]) {
      expect(['salvaged', 'unreadable']).toContain(decodeProgress(text).kind);
    }
  });

  it('keeps every entry that is whole, wherever the text is cut off', () => {
    for (let cut = 1; cut < full.length; cut++) {
      const damaged = full.slice(0, cut);
      const { kind, progress: read } = decodeProgress(damaged);
      expect(['salvaged', 'unreadable']).toContain(kind);
      expectWholeRegisters(damaged, read);
      for (const [id, packed] of facts.attempts) {
        const start =
          full.indexOf(`${JSON.stringify(id)}:"${packed}`) + JSON.stringify(id).length + 2;
        const left = full.slice(Math.min(start, cut), Math.min(start + packed.length, cut));
        expect(countPacked(read.attempts.get(id) ?? ''), `${id} cut at ${cut}`).toBe(
          countPacked(left),
        );
      }
      if (cut > full.indexOf('"attempts"')) expect(read.epoch).toEqual(facts.epoch);
    }
  });

  it('never loses a readable entry to a fault somewhere else', () => {
    const fault = fc.record({
      at: fc.nat(full.length - 1),
      gone: fc.constantFrom(0, 1, 2, 7),
      put: fc.oneof(
        fc.constantFrom('', '"', '\\', '}', ']', '{', '[', ',', ':'),
        fc.string({ maxLength: 3 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(fault, { minLength: 1, maxLength: 3 }), (faults) => {
        const damaged = faults.reduce(
          (text, { at, gone, put }) => text.slice(0, at) + put + text.slice(at + gone),
          full,
        );
        const { kind, progress: read } = decodeProgress(damaged);
        if (kind === 'newer') return;
        expectWholeRegisters(damaged, read);
        expectWholeAttempts(damaged, read);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads an entry behind a stray backslash', () => {
    for (const { id, text } of attemptTexts.slice(1)) {
      const at = full.indexOf(text);
      // In front of it, and in the place of the end of the entry before.
      for (const gone of [0, 1, 2]) {
        const damaged = `${full.slice(0, at - gone)}\\${full.slice(at)}`;
        const { attempts } = decodeProgress(damaged).progress;
        expect(attempts.has(id), `${id} after ${gone} characters less`).toBe(true);
      }
    }
  });

  it('does not take the end of an id with a quotation mark in it for an id', () => {
    const text = '{"version":1,"attempts":{"an \\"item\\"":"+60:tifr0aF"},"registers":[]}';
    expect([...decodeProgress(text).progress.attempts.keys()]).toEqual(['an "item"']);
    const odd = '{"version":1,"attempts":{"an \\"item":"+60:tifr0aF"},"registers":[]}';
    expect([...decodeProgress(odd).progress.attempts.keys()]).toEqual(['an "item']);
  });

  it('tells the kinds apart', () => {
    const kindOf = (text: string | null) => decodeProgress(text).kind;
    expect(kindOf(null)).toBe('absent');
    expect(kindOf('')).toBe('absent');
    expect(kindOf(encodeProgress(EMPTY))).toBe('ok');
    expect(kindOf('{"version":2,"anything":[]}')).toBe('newer');
    expect(kindOf('{"version":2,"cut off":[')).toBe('newer');
    expect(kindOf('{"version":1,"epoch":[0,""],"attempts":[],"registers":{}}')).toBe('salvaged');
    for (const text of ['null', '7', '"text"', '[]', '{}', 'hello', '{"foo":1}'])
      expect(kindOf(text)).toBe('unreadable');
  });

  it('names what it could not read and keeps the rest of the same entry', () => {
    const text =
      '{"version":1,"epoch":[0,""],"attempts":{"q":"+60:tifr0aF?tig2c4G"},"registers":{"known:m":["soon","t",1]}}';
    const { lost, progress: read } = decodeProgress(text);
    expect(lost).toEqual(['attempts: q', 'registers: known:m']);
    expect(read.attempts.get('q')).toBe('+60:tifr0aFtig2c4G');
    expect(read.registers.get('known:m')).toEqual({ at: 0, by: 't', value: 1 });
  });

  it('does not take what looks like a register inside a value for one', () => {
    const text =
      '{"version":1,"registers":{"plan":[1,"t",{"known:m":[2,"t",1]}],"known:n":[3,"t",1]';
    expect([...decodeProgress(text).progress.registers.keys()]).toEqual(['plan', 'known:n']);
  });

  it('does not let a time beyond belief block later writes', () => {
    const text = '{"version":1,"epoch":[0,""],"attempts":{},"registers":{"known:m":[9e15,"t",1]}}';
    expect(decodeProgress(text).progress.registers.get('known:m')?.at).toBe(0);
  });
});
