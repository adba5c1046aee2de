import { paimonPresets } from './paimon-presets.ts';
import type { Preset } from './preset.ts';
import { sinkPresets } from './sink-presets.ts';

const groups = [paimonPresets, sinkPresets];

export const presets: readonly Preset[] = groups.flat();

/** The presets of one engine’s sinks, by one of them: Paimon’s, or those of Flink’s own contract. */
export const presetsBeside = (id: string | undefined): readonly Preset[] =>
  groups.find((group) => group.some((preset) => preset.id === id)) ?? paimonPresets;
