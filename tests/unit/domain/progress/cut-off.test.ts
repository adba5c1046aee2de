import { describe, expect, it } from 'vitest';
import { addAttempt, countPacked } from '../../../../src/domain/progress/attempts.ts';
import { decodeProgress } from '../../../../src/domain/progress/decode.ts';
import { encodeProgress } from '../../../../src/domain/progress/encode.ts';
import { EMPTY, type Progress } from '../../../../src/domain/progress/format.ts';
import { registerKeys, writeRegister } from '../../../../src/domain/progress/registers.ts';

/** Some weeks of study: about 5 kB. */
function grown(): Progress {
  let progress: Progress = { ...EMPTY, epoch: { count: 3, by: 'k3x9ab' } };
  for (let i = 0; i < 300; i++)
    progress = addAttempt(progress, `tff-q-item-${i % 40}`, {
      second: 1_795_000_000 + i * 7_919,
      offset: i % 3 === 0 ? 60 : 120,
      kind: i < 40 ? 'first' : 'review',
      right: i % 4 !== 0,
    });
  for (let i = 0; i < 30; i++)
    progress = writeRegister(progress, registerKeys.read(`tff-section-${i}`), 20_776 + i, {
      now: 1_795_000_000_000 + i * 60_000,
      by: 'k3x9ab',
    });
  return writeRegister(
    progress,
    registerKeys.plan,
    { input: { qualifications: 'all', hoursPerWeek: 6 }, modules: ['a', 'b'] },
    { now: 1_795_500_000_000, by: 'k3x9ab' },
  );
}

describe('a payload of 5 kB', () => {
  const progress = grown();
  const text = encodeProgress(progress);
  const starts = [...progress.attempts].map(([id, packed]) => ({
    id,
    packed,
    start: text.indexOf(`"${id}":"${packed}"`) + id.length + 4,
  }));
  const registers = [...progress.registers].map(([key, register]) => {
    const own = `${JSON.stringify(key)}:${JSON.stringify([register.at, register.by, register.value])}`;
    return { key, register, end: text.indexOf(own) + own.length };
  });

  it('is one', () => {
    expect(text.length).toBeGreaterThan(4_800);
    expect(text.length).toBeLessThan(5_600);
    // One byte for each character: cut at every character is cut at every byte.
    expect(new TextEncoder().encode(text)).toHaveLength(text.length);
  });

  it('cut off at any byte loses nothing that is whole before the cut', () => {
    const faults: string[] = [];
    for (let cut = 1; cut < text.length; cut++) {
      const { kind, progress: read } = decodeProgress(text.slice(0, cut));
      if (kind !== 'salvaged' && kind !== 'unreadable') faults.push(`${cut}: ${kind}`);
      for (const { id, packed, start } of starts) {
        const whole = countPacked(packed.slice(0, Math.max(0, cut - start)));
        const found = countPacked(read.attempts.get(id) ?? '');
        if (found !== whole) faults.push(`${cut}: ${found} of ${whole} attempts at ${id}`);
      }
      for (const { key, register, end } of registers)
        if (cut >= end && JSON.stringify(read.registers.get(key)) !== JSON.stringify(register))
          faults.push(`${cut}: ${key}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('with any one byte changed keeps every register but the one it is in', () => {
    for (let at = 1; at < text.length; at += 7) {
      const { kind, progress: read } = decodeProgress(`${text.slice(0, at)}~${text.slice(at + 1)}`);
      if (kind === 'newer') continue;
      const lost = registers.filter(({ key }) => !read.registers.has(key));
      expect(lost.length, `byte ${at}`).toBeLessThanOrEqual(1);
    }
  });
});
