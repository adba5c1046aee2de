import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { simulators } from '../sims/registry.ts';
import { splitFrontMatter } from './read.ts';
import { scanMdx } from './scan-mdx.ts';

/**
 * Lets each module's text import the simulators that it uses: what a text itself imports comes with its page
 * alone, styles and code.
 */
export function importSimulators(): Plugin {
  return {
    name: 'lakepath:import-simulators',
    enforce: 'pre',
    transform: {
      // Before MDX becomes a script.
      order: 'pre',
      filter: { id: /\.mdx$/ },
      handler: (code) => ({ code: code + simulatorImports(code), map: null }),
    },
  };
}

/** Import statements to stand at the end of an MDX text, so that no line of it moves; none for one that does not parse. */
export function simulatorImports(text: string): string {
  const body = splitFrontMatter(text)?.body ?? text;
  const used = new Set(scanMdx(body, 1).components.map(({ name }) => name));
  const imports = Object.entries(simulators)
    .filter(([name]) => used.has(name))
    .map(([name, file]) => `import ${name} from ${JSON.stringify(fileOf(file))};\n`);
  return imports.length > 0 ? `\n\n${imports.join('')}` : '';
}

function fileOf(file: string): string {
  return fileURLToPath(new URL(`../sims/${file}`, import.meta.url));
}
