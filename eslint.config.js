import eslintPluginAstro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports point towards `domain`, never away from it (see CONTRIBUTING.md, "Layers"). */
const layers = {
  domain: ['catalog', 'client', 'cli', 'sims', 'components', 'layouts', 'pages'],
  client: ['catalog', 'cli', 'sims', 'components', 'layouts', 'pages'],
  catalog: ['client', 'cli', 'sims', 'components', 'layouts', 'pages'],
  cli: ['client', 'catalog', 'sims', 'components', 'layouts', 'pages'],
  sims: ['catalog', 'cli', 'layouts', 'pages'],
};

export default defineConfig(
  {
    ignores: [
      'dist',
      '.astro',
      '.cache',
      'node_modules',
      'content',
      'public',
      '**/.work',
      '**/target',
    ],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...eslintPluginAstro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'off',
    },
  },
  ...Object.entries(layers).map(([layer, forbidden]) => ({
    files: [`src/${layer}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
              message: `src/${layer} does not import ${forbidden.join(', ')}: see CONTRIBUTING.md, "Layers".`,
            },
            ...(layer === 'domain'
              ? [
                  {
                    regex: '^(node:|astro|preact|nanostores)',
                    message: 'src/domain is pure TypeScript.',
                  },
                ]
              : []),
          ],
        },
      ],
    },
  })),
  {
    // The domain has no clock and no randomness: `now` and `seed` are arguments.
    files: ['src/domain/**', 'src/sims/**/model.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'localStorage',
        'navigator',
        'performance',
        'fetch',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Take a seed as an argument.' },
      ],
    },
  },
);
