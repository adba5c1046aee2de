import type { Settings } from '../../readers/parquet/write/settings.ts';
import type { Written } from './worker.ts';

/** A file that was written, and how. */
export interface Made {
  settings: Settings;
  written: Written;
}
