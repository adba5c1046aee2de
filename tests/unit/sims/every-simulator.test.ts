import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respond, showStart } from '../../../src/sims/shown.ts';
import { isFresh } from '../../../src/sims/simulator.ts';
import { simulators, type AnySimulator } from './simulators.ts';

/** Indexes of the choices that hold once the model has acted. */
function truths({ start, act }: AnySimulator, preset: AnySimulator['presets'][number]): number[] {
  const before = start(preset.id);
  const after = preset.predict.acts.reduce(act, before);
  return preset.predict.choices.flatMap(({ holds }, index) =>
    holds(after, before) ? [index] : [],
  );
}

it('each has a name of its own in the address', () => {
  const names = simulators.map(([, { parameter }]) => parameter);
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+$/);
});

describe.each(simulators)('%s', (_, simulator) => {
  const { presets } = simulator;

  it.each(presets)('$id: begins at a start that its id alone names', (preset) => {
    const session = simulator.start(preset.id);
    expect(preset.id).toMatch(/^[a-z0-9-]+$/);
    expect(simulator.presetOf(session)).toBe(preset.id);
    expect(isFresh(simulator, session)).toBe(true);
    expect(simulator.back(session)).toBe(session);
    expect(simulator.stuck(session)).toBe('');
    expect(simulator.decode(preset.id)).toEqual(session);
  });

  it.each(presets)('$id: says what to look for, and asks a question', ({ tryThis, predict }) => {
    expect(tryThis).toMatch(/[.?]$/);
    expect(predict.question).toMatch(/\?$/);
    const texts = predict.choices.map(({ text }) => text);
    expect([2, 3]).toContain(texts.length);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(26);
  });

  it.each(presets)('$id: exactly one choice comes true, and the model says why', (preset) => {
    expect(truths(simulator, preset)).toHaveLength(1);
    const start = showStart(simulator, preset.id);
    preset.predict.choices.forEach((_choice, choice) => {
      const shown = respond(simulator, start, { kind: 'guess', choice });
      expect(shown.session).not.toEqual(start.session);
      const verdict = shown.guess?.verdict.join(' ') ?? '';
      expect(verdict).toMatch(/^(As you guessed:|You guessed) .*\d.*\.$/);
      expect(verdict).not.toMatch(/undefined|NaN|Infinity|something else/);
      expect(verdict.startsWith('As')).toBe(choice === truths(simulator, preset)[0]);
    });
  });

  it.each(presets)('$id: the way to its answer fits into an address', (preset) => {
    const start = showStart(simulator, preset.id);
    const { session } = respond(simulator, start, { kind: 'guess', choice: 0 });
    expect(simulator.decode(simulator.encode(session))).toEqual(session);
  });

  it('whatever it reads stands for one session, which comes back by its own text', () => {
    const written = presets.flatMap(({ id, predict }) => {
      const start = simulator.start(id);
      return [start, predict.acts.reduce(simulator.act, start)].map(simulator.encode);
    });
    const piece = fc.oneof(fc.constantFrom(...written), fc.stringMatching(/^[a-z0-9._-]{0,6}$/));
    const near = fc
      .tuple(fc.constantFrom(...written), fc.nat(80), fc.nat(4), piece)
      .map(([text, at, cut, more]) => text.slice(0, at) + more + text.slice(at + cut));
    let read = 0;
    fc.assert(
      fc.property(near, (text) => {
        const session = simulator.decode(text);
        if (session === null) return;
        read += 1;
        expect(simulator.decode(simulator.encode(session))).toEqual(session);
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(0);
  });

  it('has its true choices at different places', () => {
    const places = presets.map((preset) => truths(simulator, preset)[0]);
    expect(new Set(places).size).toBeGreaterThan(1);
  });

  it.each(['', 'no-such', 'no-such.1', '.', '__proto__', '%00'])('reads %j as damaged', (text) => {
    expect(simulator.decode(text)).toBeNull();
  });
});
