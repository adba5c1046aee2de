import type { JSX } from 'preact';
import { findPreset } from './simulator.ts';
import type { Driven } from './use-simulator.ts';

/** What a list of presets shows of one. */
export interface PresetName {
  readonly id: string;
  readonly title: string;
}

/** The top of every simulator: where to start from. One that only an address names is listed while it is the start. */
export function PresetChoice<Session, Action>({
  id,
  driven: { simulator, session, ready, ask },
  offered = simulator.presets,
}: {
  id: string;
  driven: Driven<Session, Action>;
  offered?: readonly PresetName[] | undefined;
}): JSX.Element {
  const chosen = findPreset(simulator.presets, simulator.presetOf(session));
  const listed = offered.some((preset) => preset.id === chosen.id) ? offered : [chosen, ...offered];
  return (
    <div class="sim__top needs-script">
      <label for={`${id}-preset`} class="sim__note">
        Case
      </label>
      <select
        id={`${id}-preset`}
        value={chosen.id}
        disabled={!ready}
        onChange={({ currentTarget }) => {
          ask({ kind: 'preset', id: currentTarget.value });
        }}
      >
        {listed.map(({ id: value, title }) => (
          <option key={value} value={value} selected={value === chosen.id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
