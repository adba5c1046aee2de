/** The figure kit's parts: they stand inside a `<Figure>` only. */
export const figureParts = [
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
  ...figureParts,
  'LsmTuner',
  'RescaleRing',
  'DataLoaderPipeline',
] as const;
