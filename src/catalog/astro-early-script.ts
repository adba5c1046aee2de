import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { minifySync } from 'vite';

/** Makes `public/early.js`, which every page waits for, as small as what Vite bundles. */
export function earlyScript(): AstroIntegration {
  return {
    name: 'lakepath:early-script',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const file = fileURLToPath(new URL('early.js', dir));
        const { code, errors } = minifySync(file, readFileSync(file, 'utf8'));
        if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
        writeFileSync(file, code);
      },
    },
  };
}
