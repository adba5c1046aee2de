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
  /** What cannot stand in a module: imports, exports, raw HTML beyond a few tags. */
  refused: { what: string; line: number }[];
  /** The prose as words, without code, figures and attributes. */
  text: string;
  /** Set where the file does not parse; nothing else is filled in then. */
  syntaxError?: string;
}

const plainTags = new Set(['sub', 'sup', 'kbd', 'br', 'em', 'strong', 'code']);

/** Lists what a module's MDX uses. `firstLine` is the line of the file on which `body` starts. */
export function scanMdx(body: string, firstLine: number): ScannedMdx {
  const found: ScannedMdx = { components: [], links: [], refused: [], text: '' };
  let root: MdastNode;
  try {
    root = mdxToMdast(body, {});
  } catch (error) {
    return { ...found, syntaxError: error instanceof Error ? error.message : String(error) };
  }
  const prose: string[] = [];
  const visit = (node: MdastNode, inFigure: boolean): void => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const name = node.name ?? '';
        if (/^[A-Z]/.test(name)) {
          const attributes: Record<string, string> = {};
          for (const attribute of node.attributes) {
            if (attribute.type !== 'mdxJsxAttribute') continue;
            const { value } = attribute;
            attributes[attribute.name] =
              value === null || value === undefined
                ? 'true'
                : typeof value === 'string'
                  ? value
                  : value.value;
          }
          found.components.push({ name, attributes, line });
        } else if (!plainTags.has(name)) {
          found.refused.push({ what: `<${name}>`, line });
        }
        break;
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        for (const [, name = ''] of node.value.matchAll(/<([A-Z]\w*)/g)) {
          found.components.push({ name, attributes: {}, line });
        }
        break;
      case 'mdxjsEsm':
        found.refused.push({ what: 'import or export', line });
        break;
      case 'link':
        found.links.push({ url: node.url, line });
        break;
      case 'text':
        if (!inFigure) prose.push(node.value);
        break;
      case 'inlineCode':
        if (!inFigure) prose.push(node.value);
        break;
    }
    if ('children' in node) {
      const figure = inFigure || ('name' in node && node.name === 'Figure');
      for (const child of node.children) visit(child, figure);
    }
    if (['paragraph', 'heading', 'tableCell', 'listItem'].includes(node.type)) prose.push('\n');
  };
  visit(root, false);
  return { ...found, text: prose.join('') };
}
