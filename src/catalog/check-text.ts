import { authorComponents } from './components.ts';
import { suggest, type Report } from './faults.ts';
import { labLinesFault } from './lab-lines.ts';
import type { ModuleContent } from './read.ts';
import type { ScannedMdx, UsedComponent } from './scan-mdx.ts';
import type { GlossaryTerm } from './schema.ts';
import { simulatorNames } from './simulators.ts';

/** A module's MDX: known components with what they need, and the sections of the front matter. */
export function checkText(
  module: ModuleContent,
  { components, refused }: ScannedMdx,
  glossary: readonly GlossaryTerm[],
  root: string,
  report: Report,
): void {
  for (const { what, line } of refused) {
    report(
      `${module.file}:${line}`,
      `${what} is not allowed in a module; use one of the components instead`,
    );
  }
  const terms = glossary.map(({ id }) => id);
  for (const component of components) {
    const complain = (message: string) => report(`${module.file}:${component.line}`, message);
    checkComponent(component, module, terms, root, complain);
  }

  const shown = new Set<string>();
  for (const { attributes, line } of components.filter(({ name }) => name === 'Check')) {
    const { item = '' } = attributes;
    if (shown.has(item)) {
      report(`${module.file}:${line}`, `item "${item}" is shown twice; an item has one place`);
    }
    shown.add(item);
  }
  const inText = components
    .filter(({ name }) => name === 'Section')
    .map(({ attributes }) => attributes.id ?? '')
    .join(', ');
  const inFrontMatter = module.sections.map(({ id }) => id).join(', ');
  if (inText !== inFrontMatter) {
    report(
      module.file,
      `<Section>s in the text are [${inText}] but the front matter lists [${inFrontMatter}]; ` +
        'make them the same, in the same order',
    );
  }
  const figures = components.filter(({ name }) => name === 'Figure' || name === 'Picture').length;
  if (figures < 3) report(module.file, `has ${figures} figures; a module has three or more`);
}

function checkComponent(
  { name, attributes }: UsedComponent,
  module: ModuleContent,
  terms: readonly string[],
  root: string,
  complain: (message: string) => void,
): void {
  const { id = '', item = '' } = attributes;
  switch (name) {
    case 'Cite': {
      const sources = module.sources.map((source) => source.id);
      if (!sources.includes(id)) {
        complain(
          `<Cite id="${id}"> names no source of this module's front matter${suggest(id, sources)}`,
        );
      }
      break;
    }
    case 'Term':
      if (!terms.includes(id)) {
        complain(`<Term id="${id}"> is not in content/glossary.yaml${suggest(id, terms)}`);
      }
      break;
    case 'Check': {
      const items = module.quiz.items.map((one) => one.id);
      if (!items.includes(item)) {
        complain(`<Check item="${item}"> is no item of ${module.quizFile}${suggest(item, items)}`);
      }
      break;
    }
    case 'Figure':
      for (const key of ['id', 'title', 'desc', 'caption', 'width', 'height']) {
        if (!attributes[key]) complain(`<Figure id="${id}"> has no ${key}; add it`);
      }
      break;
    case 'Listing':
    case 'Output': {
      const fault = labLinesFault(attributes, root);
      if (fault !== undefined) complain(`<${name}> ${fault}`);
      break;
    }
    default:
      if (!authorComponents.includes(name)) {
        complain(`unknown component <${name}>${suggest(name, authorComponents)}`);
      }
      checkSimulator(name, attributes, complain);
  }
}

/** A simulator's anchor and its preset: a reader who shares what was set up there names both. */
function checkSimulator(
  name: string,
  { id = '', preset }: UsedComponent['attributes'],
  complain: (message: string) => void,
): void {
  const presets = simulatorNames(name)?.presets.map((one) => one.id);
  if (!presets) return;
  if (!/^[a-z0-9-]{1,40}$/.test(id)) {
    complain(`<${name} id="${id}"> needs an id of 1 to 40 of a–z, 0–9 and "-": its anchor`);
  }
  if (preset !== undefined && !presets.includes(preset)) {
    complain(`<${name} preset="${preset}"> is no preset of it${suggest(preset, presets)}`);
  }
}
