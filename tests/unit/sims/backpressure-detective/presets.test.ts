import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../../src/sims/backpressure-detective/address.ts';
import { step } from '../../../../src/sims/backpressure-detective/model.ts';
import { simulator } from '../../../../src/sims/backpressure-detective/simulator.ts';
import { copiesIn, measure } from '../../../../src/sims/backpressure-detective/steady.ts';
import { describe as tell } from '../../../../src/sims/backpressure-detective/words.ts';

/** A preset's state after steps as in its address. */
function play(id: string, ...steps: readonly string[]) {
  return steps.reduce((state, text) => {
    const action = decodeAction(text);
    if (!action) throw new Error(`no action: ${text}`);
    return step(state, action);
  }, simulator.start(id).state);
}

function after(id: string, ...steps: readonly string[]) {
  const { handled, culprit } = measure(play(id, ...steps).settings);
  return `${String(Math.round(handled))} ${culprit ?? 'none'}`;
}

const words = (id: string, ...steps: readonly string[]) => tell(play(id, ...steps)).join(' ');

describe('what each preset lets a reader discover', () => {
  it.each(simulator.presets)('$id: leaves the culprit to be found at its start', (preset) => {
    expect(words(preset.id)).not.toContain('culprit');
    expect(words(preset.id, 'sm9')).toContain('The culprit is store');
  });

  it('victim: a copy of the most backpressured task changes nothing, one of the culprit does', () => {
    expect(words('victim')).toContain('Backpressured: orders 50 % and price 75 %.');
    expect(after('victim')).toBe('250 count');
    expect(after('victim', 'px2')).toBe('250 count');
    expect(after('victim', 'ox2')).toBe('250 count');
    expect(after('victim', 'cx2')).toBe('400 none');
  });

  it('slow-store: all above it wait, most the one that does least', () => {
    expect(after('slow-store')).toBe('400 none');
    expect(words('slow-store', 'sm8')).toContain('orders 100 %, price 75 % and count 88 %.');
    expect(words('slow-store', 'sm8', 'om4')).toContain('orders 50 %, price 75 % and count 88 %.');
    expect(after('slow-store', 'sm8', 'om4')).toBe('125 store');
  });

  it('hot-key: more copies hardly help, and the mean hides the busy one', () => {
    expect(after('hot-key')).toBe('278 count');
    expect(after('hot-key', 'cx4')).toBe('294 count');
    expect(words('hot-key', 'cx4')).toContain(
      'count 0 is always busy, and hides in a mean of 29 %.',
    );
    expect(after('hot-key', 'cx4', 'h0')).toBe('400 none');
  });

  it('idle-copy: an idle copy above the culprit is no proof of harm, until the culprit is mended', () => {
    expect(words('idle-copy')).toContain('Only count 0 has a full queue');
    expect(after('idle-copy')).toBe('250 store');
    expect(after('idle-copy', 'h0')).toBe('250 store');
    const [, second] = copiesIn(measure(play('idle-copy', 'h0').settings), 'count');
    expect(second?.backpressured).toBeCloseTo(0.625);
    expect(after('idle-copy', 'h0', 'sx2')).toBe('400 none');
    expect(after('idle-copy', 'h0', 'sx2', 'h60')).toBe('400 none');
    expect(after('idle-copy', 'h0', 'sx2', 'h80')).toBe('370 count');
  });

  it('next-one: each mend shows the next culprit', () => {
    expect(after('next-one')).toBe('167 count');
    expect(after('next-one', 'cx2')).toBe('250 price');
    expect(after('next-one', 'cx2', 'px2')).toBe('333 count');
    expect(after('next-one', 'cx2', 'px2', 'cx4')).toBe('400 none');
  });

  it('source: a slow source holds the job back, and nothing is backpressured', () => {
    expect(after('source')).toBe('333 price');
    expect(after('source', 'om5')).toBe('200 orders');
    expect(words('source', 'om5')).toContain('That is the source, so nothing is backpressured.');
    expect(after('source', 'om5', 'ox2')).toBe('333 price');
  });
});
