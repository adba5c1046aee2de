import { describe, expect, it } from 'vitest';
import { simulator } from '../../../../src/sims/async-tank/simulator.ts';
import type { State } from '../../../../src/sims/async-tank/state.ts';
import { describe as tell } from '../../../../src/sims/async-tank/words.ts';

/** The state that an address stands for. */
function at(address: string): State {
  const session = simulator.decode(address);
  if (!session) throw new Error(address);
  return session.state;
}
const words = (address: string) => tell(at(address)).join(' ');
/** When a record left. */
const left = (address: string, record: number) =>
  at(address).outputs.find(({ element }) => element.kind === 'record' && element.of === record)?.at;
/** When the last of twelve records left. */
const end = (address: string) => {
  const { outputs, now } = at(address);
  expect(outputs.filter(({ element }) => element.kind === 'record')).toHaveLength(12);
  return now;
};

describe('what each preset lets a reader discover', () => {
  it('one-slow: in order all wait for one request; unordered only its own place is lost', () => {
    expect(left('one-slow.r', 3)).toBe(220);
    expect(end('one-slow.r')).toBe(300);
    expect(left('one-slow.ounordered.r', 3)).toBe(70);
    expect(end('one-slow.ounordered.r')).toBe(220);
  });

  it('watermarks: a watermark after each record makes unordered results as slow as ordered ones', () => {
    expect(left('watermarks.r', 4)).toBe(220);
    expect(left('watermarks.w0.r', 4)).toBe(80);
    expect(end('watermarks.w0.r')).toBeLessThan(end('watermarks.r'));
    expect(end('watermarks.w1.r')).toBe(end('watermarks.w1.oordered.r'));
    expect([left('watermarks.w1.r', 3), end('watermarks.w1.r')]).toEqual([220, 340]);
    expect([left('watermarks.w0.r', 3), end('watermarks.w0.r')]).toEqual([70, 220]);
  });

  it('capacity: as slow as blocking with one place, and no faster than the arrivals with eight', () => {
    expect([1, 2, 4, 8].map((places) => end(`capacity.q${String(places)}.r`))).toEqual([
      490, 260, 160, 160,
    ]);
    expect(end('capacity.q4.a5.r')).toBe(140);
    expect(words('capacity.r.q4.r')).toContain('Before: 12 records by 490 ms.');
  });

  it('timeout: it fails the job, or a default leaves and the late reply is ignored', () => {
    expect(at('timeout.r')).toMatchObject({ failed: true, now: 120 });
    expect(words('timeout.r')).toContain('timeout() is not overridden');
    const { outputs } = at('timeout.ddefault.r');
    expect(outputs.filter(({ late }) => late)).toMatchObject([{ element: { of: 2 }, at: 120 }]);
    expect(end('timeout.ddefault.r')).toBeLessThan(220);
  });

  it('retries: all attempts share one timeout', () => {
    expect(at('retries.r')).toMatchObject({ failed: true, now: 180 });
    expect(left('retries.t1000.r', 3)).toBe(190);
    expect(at('retries.t1000.r').calls).toBe(14);
    expect(words('retries.x0.r')).toContain('no retry is left');
  });

  it('crash: all that was in the queue is asked for again, what was done too', () => {
    const start = at('crash');
    expect(start.queue.filter(({ phase }) => phase === 'done')).toHaveLength(3);
    expect(start.last?.elements).toHaveLength(8);
    expect(at('crash.c').calls - start.calls).toBe(8);
    expect(at('crash.c.r').calls).toBe(20);
    end('crash.c.r');

    const waits = `crash.q4${'.n'.repeat(9)}.k`;
    expect(words(waits)).toContain('The barrier comes behind what waits outside.');
    expect(at(waits).last).toBeNull();
    expect(at(`${waits}.r`).last?.at).toBe(220);
    expect(words(`${waits}.n.n.n.n`)).toContain('The barrier is in. Stored: 6, 7, 8 and 9.');
  });
});
