import { describe, expect, it } from 'vitest';
import { readActions } from '../../../../src/sims/commit-stepper/address.ts';
import { fateOf, orphansOf, readTable } from '../../../../src/sims/commit-stepper/fates.ts';
import { step } from '../../../../src/sims/commit-stepper/model.ts';
import { presets, presetsBeside } from '../../../../src/sims/commit-stepper/presets.ts';
import { simulator } from '../../../../src/sims/commit-stepper/simulator.ts';
import { isPaimon } from '../../../../src/sims/commit-stepper/state.ts';
import type { State } from '../../../../src/sims/commit-stepper/state.ts';
import { describe as tell } from '../../../../src/sims/commit-stepper/words.ts';

const begin = (id: string) => simulator.start(id).state;
const play = (state: State, letters: string) => (readActions(letters) ?? []).reduce(step, state);
const words = (state: State) => tell(state).join(' ');

describe('what each preset lets a reader discover', () => {
  it('not-told: a complete checkpoint is committed by the restart, an incomplete one is not', () => {
    const start = begin('not-told');
    const committed = play(start, 'cr');
    expect(readTable(committed)).toEqual([1, 2, 3]);
    expect(committed.job?.position).toBe(3);
    expect(words(committed)).toContain('which the table lacks: the committer commits.');

    const earlier = play(start, 'aeeennncr');
    expect(earlier.job?.position).toBe(0);
    expect(readTable(earlier)).toEqual([]);
    expect(orphansOf(earlier)).toHaveLength(1);
  });

  it('in-buffer: the source hands the buffer’s records out again, and a closed file becomes an orphan', () => {
    const start = begin('in-buffer');
    const again = play(start, 'cr');
    expect(again.job).toMatchObject({ position: 3, buffer: [] });
    expect(words(play(start, 'c'))).toContain('Gone from memory: records 4–5.');

    const orphan = play(start, 'nncreennnnn');
    expect(orphansOf(orphan).map(({ records }) => records)).toEqual([[4, 5]]);
    expect(readTable(orphan)).toEqual([1, 2, 3, 4, 5]);
  });

  it('told-already: the restart drops what is committed, and does not fail on purpose', () => {
    const again = play(begin('told-already'), 'cr');
    expect(again.snapshots).toHaveLength(1);
    expect(again.job?.position).toBe(3);
    expect(words(again)).toContain('which user A has committed: dropped.');
  });

  it('on-purpose: with a primary key two restarts, in an append table one', () => {
    const start = begin('on-purpose');
    const first = play(start, 'cr');
    expect(first.job).toBeNull();
    expect(readTable(first)).toEqual([1, 2, 3]);
    expect(words(first)).toContain('Then Paimon fails the job on purpose');
    expect(play(first, 'r').job?.position).toBe(3);
    expect(play(start, 'aeeennnncr').job?.position).toBe(3);
  });

  it('lost-notice: the next notification commits both, and so does a restart', () => {
    const start = begin('lost-notice');
    for (const letters of ['n', 'cr']) {
      const after = play(start, letters);
      expect(after.snapshots.map(({ identifier }) => identifier)).toEqual([1, 2]);
      expect(readTable(after)).toEqual([1, 2, 3, 4]);
    }
  });

  it('new-user: rows are doubled in an append table, and a primary key keeps one of each', () => {
    const replay = 'cseeeennnnn';
    const append = play(begin('new-user'), replay);
    expect(readTable(append)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(append.snapshots.map(({ user }) => user)).toEqual([0, 0, 1]);

    const key = play(begin('new-user'), `keennnnneennnnn${replay}`);
    expect(readTable(key)).toEqual([1, 2, 3, 4]);
    expect(words(key)).toContain('each key gives one row');
  });
});

describe('what the presets of Flink’s own contract let a reader discover', () => {
  it('rename-complete: committed late, and only completion decides what is read again', () => {
    const start = begin('rename-complete');
    const committed = play(start, 'cr');
    expect(readTable(committed)).toEqual([1, 2, 3]);
    expect(committed.job?.position).toBe(3);
    expect(words(committed)).toContain('still hidden: the committer renames it.');

    const earlier = play(start, 'neennncr');
    expect(earlier.job?.position).toBe(3);
    expect(orphansOf(earlier).map(({ records }) => records)).toEqual([[4, 5]]);
  });

  it('copy-committed: a copy is doubled by a crash after the commit only, a rename never', () => {
    const start = begin('copy-committed');
    expect(readTable(play(start, 'cr'))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(readTable(play(start, 'deeennnncr'))).toEqual([1, 2, 3]);
    const renamed = play(start, 'meeennnnncr');
    expect(readTable(renamed)).toEqual([1, 2, 3]);
    expect(words(renamed)).toContain('visible already: the committer says so');
  });

  it('kafka-away: what times out before its commit is lost, and after it is not', () => {
    const start = begin('kafka-away');
    const lost = play(start, 'tr');
    expect(lost.job?.position).toBe(3);
    expect(fateOf(lost, 1).kind).toBe('lost');
    expect(words(lost)).toContain('the commit is refused, counted as failed, and dropped.');
    expect(readTable(play(start, 'r'))).toEqual([1, 2, 3]);
    expect(readTable(play(start, 'rctr'))).toEqual([1, 2, 3]);
  });

  it('kafka-not-told: the next notification commits both, and so does a restart', () => {
    const start = begin('kafka-not-told');
    expect(readTable(start)).toEqual([]);
    expect(readTable(play(start, 'eennnnn'))).toEqual([1, 2, 3, 4]);
    expect(readTable(play(start, 'cr'))).toEqual([1, 2]);
  });

  it('no-committer: what was sent before completion is sent again, and after it is not', () => {
    const start = begin('no-committer');
    expect(readTable(play(start, 'creeennnnn'))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(play(start, 'nncr').job?.position).toBe(3);
  });

  it('a new job with Kafka aborts what the old one had prepared', () => {
    const start = begin('kafka-away');
    expect(words(play(start, 's'))).toContain('it finds and aborts 1 prepared transaction.');
  });
});

describe('what a page offers', () => {
  it.each(presets)('$id: the presets of the same engine, itself among them', (preset) => {
    const beside = presetsBeside(preset.id);
    expect(beside).toContain(preset);
    expect(beside).toEqual(
      presets.filter(({ settings }) => isPaimon(settings) === isPaimon(preset.settings)),
    );
  });

  it('those of Paimon where no preset is named', () => {
    expect(presetsBeside(undefined)).toBe(presetsBeside('not-told'));
  });
});

describe('the settings', () => {
  it('refuse at-least-once checkpoints, and leave all as it was', () => {
    const start = begin('not-told');
    const refused = play(start, 'o');
    expect({ ...refused, event: start.event }).toEqual(start);
    expect(words(refused)).toContain('Paimon refuses such a job');
  });

  it('offer at-least-once checkpoints to no other sink', () => {
    const start = begin('kafka-away');
    expect(play(start, 'o')).toBe(start);
  });

  it('without checkpoints, show no row before the input ends, and read all again after a crash', () => {
    const running = play(begin('not-told'), 'zeeee');
    expect(readTable(running)).toEqual([]);
    expect(play(running, 'cr').job?.position).toBe(0);
    const ended = play(running, 'n');
    expect(readTable(ended)).toEqual([1, 2, 3, 4]);
    expect(words(ended)).toContain('9223372036854775807');
  });
});
