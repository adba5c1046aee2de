import Arrow from './components/figure/Arrow.astro';
import Axis from './components/figure/Axis.astro';
import Box from './components/figure/Box.astro';
import Bracket from './components/figure/Bracket.astro';
import Cells from './components/figure/Cells.astro';
import Figure from './components/figure/Figure.astro';
import FileCard from './components/figure/FileCard.astro';
import Label from './components/figure/Label.astro';
import Lane from './components/figure/Lane.astro';
import Log from './components/figure/Log.astro';
import Strata from './components/figure/Strata.astro';
import Callout from './components/module/Callout.astro';
import Check from './components/module/Check.astro';
import Cite from './components/module/Cite.astro';
import Listing from './components/module/Listing.astro';
import Output from './components/module/Output.astro';
import PlainHeading from './components/module/PlainHeading.astro';
import Reveal from './components/module/Reveal.astro';
import Section from './components/module/Section.astro';
import Term from './components/module/Term.astro';
import type { sharedComponents } from './catalog/components.ts';

type Name = (typeof sharedComponents)[number];

/**
 * What an author may use in every module's text; a name that is missing here is a type error. Simulators come with
 * the pages that use them (`sims/registry.ts`).
 */
const components: Record<Name, unknown> = {
  Arrow,
  Axis,
  Box,
  Bracket,
  Callout,
  Cells,
  Check,
  Cite,
  Figure,
  FileCard,
  Label,
  Lane,
  Listing,
  Log,
  Output,
  Reveal,
  Section,
  Strata,
  Term,
};

export const mdxComponents = { ...components, h3: PlainHeading };
