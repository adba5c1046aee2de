import { simulators } from '../sims/registry.ts';

/** What an author may use in every module's text. `src/mdx.ts` holds what the names stand for. */
export const sharedComponents = [
  'Section',
  'Term',
  'Cite',
  'Callout',
  'Reveal',
  'Check',
  'Listing',
  'Output',
  'Figure',
  // Parts of a figure: they stand inside a `<Figure>` only.
  'FileCard',
  'Box',
  'Strata',
  'Log',
  'Cells',
  'Arrow',
  'Label',
  'Axis',
  'Lane',
  'Bracket',
] as const;

/** All names that an author may use: with those that come with the pages that use them. */
export const authorComponents: readonly string[] = [
  ...sharedComponents,
  ...Object.keys(simulators),
];

/** Those whose `id` is an anchor of the page. `<Section>`s have theirs from the front matter. */
export const anchoredComponents: readonly string[] = ['Figure', ...Object.keys(simulators)];
