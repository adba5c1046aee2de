/** Names that an author may use in a module's text. `src/mdx.ts` holds what they stand for. */
export const authorComponents = [
  'Section',
  'Term',
  'Cite',
  'Callout',
  'Reveal',
  'Check',
  'Listing',
  'Output',
  'Figure',
  'Picture',
  'Walk',
  'Depth',
  'Decide',
  'Explore',
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
  // Simulators.
  'LsmTuner',
  'RescaleRing',
  'DataLoaderPipeline',
] as const;

/** Those whose `id` is an anchor of the page. `<Section>`s have theirs from the front matter. */
export const anchoredComponents: readonly string[] = [
  'Figure',
  'Picture',
  'Walk',
  'LsmTuner',
  'RescaleRing',
  'DataLoaderPipeline',
];
