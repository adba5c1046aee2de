import { describe, expect, it } from 'vitest';
import { countWords, effortOf, minutesOfWords, totalOf } from '../../../src/catalog/minutes.ts';
import type { ModuleContent } from '../../../src/catalog/read.ts';
import { contentRoot } from '../../../src/catalog/content-root.ts';
import { moduleWith } from './content.ts';
