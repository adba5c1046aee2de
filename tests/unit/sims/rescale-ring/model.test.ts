import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countKeys,
  loadOfGroups,
  loadOfSubtasks,
  measureSkew,
} from '../../../../src/sims/rescale-ring/load.ts';
import { skewOf, step } from '../../../../src/sims/rescale-ring/model.ts';
import { presetState } from '../../../../src/sims/rescale-ring/presets.ts';
import { simulator } from '../../../../src/sims/rescale-ring/simulator.ts';
import { describeEvent } from '../../../../src/sims/rescale-ring/words.ts';
import { action, preset } from './actions.ts';

const { act, back: undo, start: startSession } = simulator;
const cities = startSession('two-to-three').state;
const houston = { type: 'text', text: 'houston' } as const;

describe('the model', () => {
  it('keeps all records and all keys on the subtasks, whatever is done', () => {
    fc.assert(
      fc.property(preset, fc.array(action, { maxLength: 8 }), (first, actions) => {
        const { job, traffic } = actions.reduce(step, presetState(first));
        const loads = loadOfSubtasks(job, loadOfGroups(traffic, job.maxParallelism));
        const sum = (of: (load: { keys: number; share: number }) => number) =>
          loads.reduce((total, load) => total + of(load), 0);
        expect(loads.length).toBe(job.parallelism);
        expect(sum(({ keys }) => keys)).toBe(countKeys(traffic));
        expect(sum(({ share }) => share)).toBeCloseTo(1, 9);
        const { ratio, idle } = measureSkew(loads);
        expect(ratio).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(idle).toBeLessThan(job.parallelism);
      }),
      { numRuns: 60 },
    );
  });

  it('never changes the number of groups by a restore, nor anything by a refusal', () => {
    fc.assert(
      fc.property(preset, fc.array(action, { maxLength: 8 }), action, (first, actions, last) => {
        const state = actions.reduce(step, presetState(first));
        const next = step(state, last);
        if (last.kind === 'restore') expect(next.job.maxParallelism).toBe(state.job.maxParallelism);
        if (next.event.kind === 'refused') expect({ ...next, event: state.event }).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets more subtasks than groups run', () => {
    fc.assert(
      fc.property(preset, fc.array(action, { maxLength: 8 }), (first, actions) => {
        const { job } = actions.reduce(step, presetState(first));
        expect(job.parallelism).toBeLessThanOrEqual(job.maxParallelism);
      }),
      { numRuns: 60 },
    );
  });

  it('moves nothing by a restore at the same parallelism', () => {
    const { event } = step(cities, {
      kind: 'restore',
      request: { parallelism: 2, maxParallelism: null },
    });
    expect(event).toMatchObject({ kind: 'restored', groupsMoved: 0, keysMoved: 0 });
  });

  it('gives a lone hot key all records, and a cooled key its even share', () => {
    const heat = (percent: number) => step(cities, { kind: 'heat', key: houston, percent });
    expect(skewOf(heat(95)).share).toBeGreaterThan(0.95);
    expect(skewOf(heat(0)).share).toBeCloseTo(skewOf(cities).share, 9);
    const alone = { ...cities, traffic: { keys: [houston], numbered: 0, hot: null } };
    expect(skewOf(step(alone, { kind: 'heat', key: houston, percent: 5 })).share).toBe(1);
  });

  it('counts a key once, also when it has a name and a number', () => {
    const named = step(cities, { kind: 'add-key', key: { type: 'text', text: 'user-7' } });
    const both = step(named, { kind: 'add-numbered', count: 100 });
    expect(countKeys(both.traffic)).toBe(109);
    expect(step(both, { kind: 'add-key', key: { type: 'text', text: 'user-8' } }).event.kind).toBe(
      'key-known',
    );
  });

  it('tells the number 7 from the text 7', () => {
    const number = step(cities, { kind: 'add-key', key: { type: 'int', text: '7' } });
    const both = step(number, { kind: 'add-key', key: { type: 'text', text: '7' } });
    expect(both.traffic.keys.length).toBe(11);
  });

  it('has words for every state', () => {
    fc.assert(
      fc.property(preset, fc.array(action, { maxLength: 6 }), (first, actions) => {
        const words = describeEvent(actions.reduce(step, presetState(first)));
        expect(words.join(' ')).not.toMatch(/undefined|NaN|null|Infinity/);
        expect(words.every((sentence) => sentence.endsWith('.') || sentence.endsWith('?'))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a session', () => {
  it('comes back to its beginning by as many steps back as it took', () => {
    fc.assert(
      fc.property(preset, fc.array(action, { maxLength: 8 }), (first, actions) => {
        const start = startSession(first.id);
        let session = actions.reduce(act, start);
        expect(session.past.length).toBe(session.actions.length);
        for (let i = session.actions.length; i > 0; i--) session = undo(session);
        expect(session).toEqual(start);
        expect(undo(session)).toBe(session);
      }),
      { numRuns: 60 },
    );
  });

  it('undoes a drag of the hot key’s share at once', () => {
    let session = startSession('hot-key');
    for (const percent of [65, 70, 75])
      session = simulator.drag(session, { kind: 'heat', key: houston, percent }, 'share');
    expect(session.actions.length).toBe(1);
    expect(session.state.event).toMatchObject({ percent: 75 });
    expect(undo(session).state.traffic.hot?.percent).toBe(60);
  });

  it('stops at as many steps as an address may hold', () => {
    let session = startSession('uneven');
    for (let i = 0; i < 60; i++) session = act(session, restoreAt(1 + (i % 3)));
    expect(session.actions.length).toBe(60);
    expect(act(session, restoreAt(4))).toBe(session);
    expect(simulator.stuck(session)).toMatch(/^A link holds 60 steps/);
  });
});

function restoreAt(parallelism: number) {
  return { kind: 'restore' as const, request: { parallelism, maxParallelism: null } };
}
