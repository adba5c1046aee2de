import type { JSX } from 'preact';
import { findPreset } from './simulator.ts';
import type { Driven } from './use-simulator.ts';

/** The top of every simulator: where to start from. */
export function PresetChoice<Session, Action>({
  id,
  driven: { simulator, session, ready, ask },
}: {
  id: string;
  driven: Driven<Session, Action>;
}): JSX.Element {
  const chosen = findPreset(simulator.presets, simulator.presetOf(session));
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
        {simulator.presets.map(({ id: value, title }) => (
          <option key={value} value={value} selected={value === chosen.id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
