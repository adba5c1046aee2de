import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../../src/sims/watermark-river/measure.ts';
import type { Totals } from '../../../../src/sims/watermark-river/measure.ts';
import { simulator } from '../../../../src/sims/watermark-river/simulator.ts';
import type { State } from '../../../../src/sims/watermark-river/state.ts';
import { describe as tell } from '../../../../src/sims/watermark-river/words.ts';

/** The state at an address. */
function at(address: string): State {
  const session = simulator.decode(address);
  if (!session) throw new Error(`no such address: ${address}`);
  return session.state;
}

const totals = (address: string): Totals => totalsOf(at(address).river);
const firstFired = (address: string) => at(address).river.windows[0]?.firedAt;

describe('what each preset lets a reader discover', () => {
  it('silent: a higher bound fires nothing, none fires one window, idleness fires all that are over', () => {
    expect(totals('silent').fired).toBe(0);
    expect(totals('silent.b20').fired).toBe(0);
    expect(totals('silent.b0').fired).toBe(1);
    expect(totals('silent.b0.g20').fired).toBe(1);
    expect(totals('silent.i5').fired).toBe(2);
    expect(totals('silent.i5.g20').fired).toBe(4);
  });

  it('slowest: the window waits for the partition that is under way longest, and for the bound', () => {
    expect(firstFired('slowest.g8')).toBe(19_000);
    expect(firstFired('slowest.b0.g8')).toBe(14_000);
    expect(totals('slowest.b0.g20').late).toBe(0);
  });

  it('woken: with idleness its first orders are late; without it all are counted, and all results wait', () => {
    expect(totals('woken.p2.g20')).toMatchObject({ fired: 3, late: 18 });
    expect(totals('woken.i0.p2.g20')).toMatchObject({ fired: 2, late: 0 });
    expect(totals('woken.i0.p2.g20').wait).toBeGreaterThan(30_000);
    expect(totals('woken.l30.p2.g20')).toMatchObject({ fired: 3, late: 0 });
    expect(at('woken.l30.p2.g20').river.windows.some(({ results }) => results > 10)).toBe(true);
    expect(tell(at('woken.p2')).join(' ')).toContain('from where it had stopped');
  });

  it('fast: alignment keeps orders out of windows, and no result comes sooner', () => {
    const [before, after] = [totals('fast.g20'), totals('fast.d10.g20')];
    expect(after.waiting).toBeLessThan(before.waiting);
    expect({ ...after, waiting: 0 }).toEqual({ ...before, waiting: 0 });
    expect(at('fast.d10').river.splits[0].pausedAt).toBe(30_100);
    expect(tell(at('fast.d10.g30')).join(' ')).toContain('Paused by alignment: p0.');
  });

  it('bound: a larger one loses less and delays all; a lateness loses less and delays nothing', () => {
    expect(totals('bound')).toMatchObject({ late: 18, wait: 3_000 });
    expect(totals('bound.b12')).toMatchObject({ late: 0, wait: 13_000 });
    expect(totals('bound.l10')).toMatchObject({ late: 0, wait: 3_000 });
  });

  it('gaps: a timeout below the gaps makes orders late, which a bound can cure', () => {
    expect(totals('gaps').late).toBe(0);
    expect(totals('gaps.i3').late).toBeGreaterThan(2);
    expect(totals('gaps.i3.b20').late).toBe(0);
    expect(totals('gaps.i3.b20').wait).toBeGreaterThan(20_000);
  });
});
