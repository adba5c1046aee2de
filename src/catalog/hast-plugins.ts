import { defineHastPlugin, type HastNode, type HastPluginDefinition } from 'satteri';
import { splitLongWords } from './long-words.ts';

/** Puts the site's base before root-relative links, so that pages work in a sub-folder. */
export function rebaseLinks(base: string): HastPluginDefinition {
  const prefix = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: 'rebase-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties?.href;
        if (typeof href === 'string' && href.startsWith('/') && prefix !== '') {
          context.setProperty(node, 'href', prefix + href);
        }
      },
    },
  });
}

/**
 * On a phone a table must not stretch the page. With `cards`, a table of words in three columns or more becomes cards
 * there, a row each: every cell carries its column's heading, and the roles that CSS would take away. Any other scrolls by
 * itself, by keyboard too, and is named after its columns.
 */
export function fitTables({ cards = false } = {}): HastPluginDefinition {
  return defineHastPlugin({
    name: 'fit-tables',
    element: {
      filter: ['table'],
      visit(node, context) {
        const rows = elementsIn(node).flatMap((part) => elementsIn(part));
        const [head = [], ...body] = rows.map((row) => elementsIn(row));
        const heads = head.map(textOf);
        const wordy = body.some((row) => row.some((cell) => textOf(cell).length > 24));
        if (!cards || head.length < 3 || !wordy) {
          const name = heads.filter((one) => one !== '').join(', ');
          context.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            properties: {
              className: ['table-scroll'],
              tabIndex: 0,
              role: 'region',
              ariaLabel: `Table: ${name}`,
            },
            children: [],
          });
          return;
        }
        context.setProperty(node, 'className', ['table--cards']);
        context.setProperty(node, 'role', 'table');
        for (const group of elementsIn(node)) context.setProperty(group, 'role', 'rowgroup');
        for (const row of rows) context.setProperty(row, 'role', 'row');
        // An empty corner heads nothing.
        for (const cell of head)
          context.setProperty(cell, 'role', textOf(cell) === '' ? 'cell' : 'columnheader');
        for (const row of body) {
          row.forEach((cell, i) => {
            context.setProperty(cell, 'role', 'cell');
            // The first cell is the card's title.
            if (i > 0) context.setProperty(cell, 'data-head', heads[i] ?? '');
          });
        }
      },
    },
  });
}

/**
 * The alignment of a table's column as a class: the CSP refuses the style attribute it comes with.
 * An empty corner is no heading.
 */
export function tidyCells(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'tidy-cells',
    element: {
      filter: ['th', 'td'],
      visit(node, context) {
        const { style, ...rest } = node.properties ?? {};
        // Numbers stand at the right; no column of ours is centred.
        const isRight = /text-align:\s*right/.test(String(style));
        const properties = isRight ? { ...rest, className: ['align-right'] } : rest;
        const tagName = node.children.length === 0 ? 'td' : node.tagName;
        context.replaceNode(node, { ...node, tagName, properties });
      },
    },
  });
}

/** A citation's mark stays with the word before it: the space an author leaves there goes. */
export function joinCites(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'join-cites',
    mdxJsxTextElement: {
      filter: ['Cite'],
      visit(node, context) {
        const before = context.parent(node).children[(context.indexOf(node) ?? 0) - 1];
        if (before?.type === 'text' && /\S\s+$/.test(before.value)) {
          context.setProperty(before, 'value', before.value.trimEnd());
        }
      },
    },
  });
}

/** An option such as `-Xmx1g` does not part from its hyphen at the end of a line. */
export function holdOptions(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'hold-options',
    element: {
      filter: ['code'],
      visit(node, context) {
        if (/^--?\w\S*$/.test(textOf(node))) context.setProperty(node, 'className', ['option']);
      },
    },
  });
}

/** A long path or identifier breaks at its joints where a line has no room; copied, it is as it was. */
export function breakLongCode(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'break-long-code',
    element: {
      filter: ['code'],
      visit(node, context) {
        const [text] = node.children;
        if (node.children.length !== 1 || text?.type !== 'text' || text.value.includes('\n'))
          return;
        const pieces = splitLongWords(text.value);
        if (pieces.length < 2) return;
        const children = pieces.flatMap((value, i): HastElement['children'] => {
          const piece = { type: 'text', value } as const;
          return i === 0
            ? [piece]
            : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, piece];
        });
        context.replaceNode(node, { ...node, children });
      },
    },
  });
}

/** Whole addresses, for texts that are read elsewhere. `page` is where `#…` leads to a place on. */
export function wholeLinks(site: string, page: string): HastPluginDefinition {
  return defineHastPlugin({
    name: 'whole-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties?.href;
        if (typeof href !== 'string') return;
        if (href.startsWith('#')) context.setProperty(node, 'href', page + href);
        if (href.startsWith('/')) context.setProperty(node, 'href', site + href);
      },
    },
  });
}

/** Lines around a table's cells, where no stylesheet draws them. */
export function plainCells(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'plain-cells',
    element: {
      filter: ['table'],
      visit(node, context) {
        context.setProperty(node, 'border', '1');
        context.setProperty(node, 'cellPadding', '4');
      },
    },
  });
}

type HastElement = Extract<HastNode, { type: 'element' }>;

function elementsIn(node: { children: readonly HastNode[] }): HastElement[] {
  return node.children.filter((child): child is HastElement => child.type === 'element');
}

function textOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child: HastNode) => textOf(child)).join('') : '';
}
