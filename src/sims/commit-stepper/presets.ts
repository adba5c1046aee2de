import { paimonPresets } from './paimon-presets.ts';
import type { Preset } from './preset.ts';
import { sinkPresets } from './sink-presets.ts';

export const presets: readonly Preset[] = [...paimonPresets, ...sinkPresets];
