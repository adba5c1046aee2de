import eslintPluginAstro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports point towards `domain`, never away from it (see CONTRIBUTING.md, "Layers"). */
const mayImport = {
  domain: [],
  readers: [],
  catalog: ['domain'],
  client: ['domain'],
  cli: ['domain', 'readers'],
  labs: ['domain', 'catalog', 'cli'],
  sims: ['domain', 'client'],
  explorers: ['domain', 'client', 'readers'],
  components: ['domain', 'catalog', 'client', 'sims'],
  layouts: ['domain', 'catalog', 'client', 'sims', 'components'],
  pages: ['domain', 'catalog', 'client', 'sims', 'explorers', 'components', 'layouts'],
};

/** Names alone, no code: every layer may read it. */
const namesAlone = 'sims/registry\\.ts$';

/** The packages that the domain takes, each with the one file that knows it. */
const wrapped = {
  'ical-generator': 'src/domain/plan/calendar.ts',
  'ts-fsrs': 'src/domain/review/schedule.ts',
};

/** What a reader makes of the formats' own definitions, and its business alone. */
const generated = [
  '/readers/\\w+/proto/',
  'Generated code is for readers; ask one for what it says.',
];

/** What else a layer does not import: patterns, and why. */
const refused = {
  domain: [
    [
      `^(?!\\.|(${Object.keys(wrapped).join('|')})$)`,
      'src/domain is pure TypeScript: of packages it takes only pure ones, each in one file.',
    ],
  ],
  client: [['^(node:|astro|preact)', 'src/client runs in the browser, without a framework.']],
  cli: [['^(astro:|preact|nanostores)', 'src/cli runs in Node.'], generated],
  labs: [['^(astro:|preact|nanostores)', 'src/labs runs in Node.']],
  readers: [
    [
      '^(node:|astro|preact|nanostores)',
      'src/readers runs in a worker and in tests: no page, no Node.',
    ],
  ],
  explorers: [
    [
      '/client/(progress|storage|theme|site)',
      'An explorer keeps nothing: its state is in the address.',
    ],
    generated,
  ],
  sims: [
    [
      '^(?!\\.|preact)|/client/(progress|storage|theme|site)',
      'A simulator takes Preact alone and keeps nothing: its state is in the address.',
    ],
  ],
};

function refusePackages(names) {
  const paths = names.map((name) => ({ name, message: `${wrapped[name]} wraps it.` }));
  return { '@typescript-eslint/no-restricted-imports': ['error', { paths }] };
}

/** Every way to read the time; one file may. */
const readsTime = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
].map((selector) => ({
  selector,
  message: 'src/client/clock.ts reads the time; src/domain takes it as an argument.',
}));

/** Holds a layer to `mayImport` and `refused`, for `import … from` and `import()`. */
function layerRules([layer, allowed]) {
  const others = Object.keys(mayImport).filter((one) => one !== layer && !allowed.includes(one));
  const patterns = [
    [
      `^(\\.\\./)+(?!${namesAlone})(${others.join('|')})/`,
      `src/${layer} imports ${allowed.join(', ') || 'nothing of ours'}: see CONTRIBUTING.md, "Layers".`,
    ],
    ...(refused[layer] ?? []),
  ];
  return {
    files: [`src/${layer}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: patterns.map(([regex, message]) => ({ regex, message })) },
      ],
      'no-restricted-syntax': [
        'error',
        ...patterns.map(([regex, message]) => ({
          selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`,
          message,
        })),
        // Programs of the command line have no reader, and so no reader's day.
        ...(['cli', 'labs'].includes(layer) ? [] : readsTime),
      ],
    },
  };
}

export default defineConfig(
  {
    ignores: [
      'dist',
      '.astro',
      '.cache',
      'node_modules',
      'content',
      'public',
      'src/readers/*/proto',
      '**/.work',
      '**/target',
    ],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...eslintPluginAstro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...Object.entries(mayImport).map(layerRules),
  { files: ['src/domain/**'], rules: refusePackages(Object.keys(wrapped)) },
  ...Object.entries(wrapped).map(([own, file]) => ({
    files: [file],
    rules: refusePackages(Object.keys(wrapped).filter((name) => name !== own)),
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
        { object: 'Math', property: 'random', message: 'Take a seed as an argument.' },
      ],
    },
  },
);
