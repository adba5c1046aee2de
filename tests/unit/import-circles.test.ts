import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCircles } from './import-circles.ts';

function circlesOf(files: Record<string, string>): string[] {
  return importCircles(new Map(Object.entries(files)));
}

describe('importCircles', () => {
  it('is blind to no kind of import', () => {
    for (const back of [
      "import { a } from '../a.ts';",
      "import '../a.ts';",
      "import type { A } from '../a.ts';",
      "import { type A } from '../a.ts';",
      "export { a } from '../a.ts';",
      "export type * from '../a.ts';",
      "const a = () => import('../a.ts');",
      "let a: import('../a.ts').A | undefined;",
      "import address from '../a.ts?url';",
    ]) {
      const files = { 'src/a.ts': "import { b } from './b/b.ts';", 'src/b/b.ts': back };
      expect(circlesOf(files), back).toEqual(['src/a.ts → src/b/b.ts → src/a.ts']);
    }
  });

  it('reads markup: what an Astro file imports, in front and in its scripts, and JSX', () => {
    expect(
      circlesOf({
        'A.astro': "---\nimport { b } from './b.ts';\n---\n<p>import { d } from './d.tsx';</p>",
        'b.ts': "import type { Props } from './A.astro';",
        'C.astro': "<p>C</p>\n<script>\n  import './d.tsx';\n</script>",
        'd.tsx': "import C from './C.astro';\nexport const d = <p>It’s {'C'} in a `tick</p>;",
      }),
    ).toEqual(['A.astro → b.ts → A.astro', 'C.astro → d.tsx → C.astro']);
  });

  it('names the whole of each circle, one that shares files with another too', () => {
    expect(
      circlesOf({
        'a.ts': "import './b.ts';",
        'b.ts': "import './c.ts';\nimport './a.ts';",
        'c.ts': "import './d.ts';\nimport 'a.ts';",
        'd.ts': "import './a.ts';",
        'own.ts': "import './own.ts';",
      }),
    ).toEqual(['a.ts → b.ts → c.ts → d.ts → a.ts', 'a.ts → b.ts → a.ts', 'own.ts → own.ts']);
  });

  it('takes two ways to one file for no circle', () => {
    const files = { 'a.ts': "import './b.ts';\nimport './c.ts';", 'b.ts': "import './c.ts';" };
    expect(circlesOf({ ...files, 'c.ts': "// import './a.ts';\nimport 'astro';" })).toEqual([]);
  });
});

it('imports run in no circle: move what both sides need into a file that both import', () => {
  const files = globSync('{src,tests}/**/*.{ts,tsx,astro,js,mjs}').map((file) =>
    file.replaceAll('\\', '/'),
  );
  expect(files).toContain('src/pages/index.astro');
  expect(importCircles(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual(
    [],
  );
});
