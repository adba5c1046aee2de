import { mdxToMdast, type MdastNode } from 'satteri';

/** One component in a module's text, with the attributes that are plain strings or numbers. */
export interface UsedComponent {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Line in the file, from 1. */
  line: number;
}

export interface ScannedMdx {
  components: UsedComponent[];
  links: { url: string; line: number }[];
  /** What cannot stand in a module: imports, exports, images, raw HTML beyond a few tags. */
  refused: { what: string; line: number }[];
  /** Set where the file does not parse; nothing else is filled in then. */
  syntaxError?: { message: string; line: number };
}

const plainTags = new Set(['sub', 'sup', 'kbd', 'br', 'em', 'strong', 'code']);

/** Lists what a module's MDX uses. `firstLine` is the line of the file on which `body` starts. */
export function scanMdx(body: string, firstLine: number): ScannedMdx {
  const found: ScannedMdx = { components: [], links: [], refused: [] };
  let root: MdastNode;
  try {
    root = mdxToMdast(body, {});
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, line = '1', message = text] = /^(\d+):\d+: (.*)/s.exec(text) ?? [];
    return { ...found, syntaxError: { message, line: Number(line) + firstLine - 1 } };
  }
  const visit = (node: MdastNode): void => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const name = node.name ?? '';
        if (/^[A-Z]/.test(name)) {
          const attributes = node.attributes.flatMap((attribute): [string, string][] => {
            if (attribute.type !== 'mdxJsxAttribute') return [];
            const value = attribute.value ?? 'true';
            return [[attribute.name, typeof value === 'string' ? value : value.value]];
          });
          found.components.push({ name, attributes: Object.fromEntries(attributes), line });
        } else if (!plainTags.has(name)) {
          found.refused.push({ what: `<${name}>`, line });
        }
        break;
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        // A figure's parts in a loop. Anything that needs its attributes checked fails without them.
        for (const [, name = ''] of node.value.matchAll(/<([A-Z]\w*)/g)) {
          found.components.push({ name, attributes: {}, line });
        }
        break;
      case 'mdxjsEsm':
        found.refused.push({ what: 'import or export', line });
        break;
      case 'image':
        found.refused.push({ what: 'an image', line });
        break;
      case 'link':
      case 'definition':
        found.links.push({ url: node.url, line });
        break;
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
