import { selectAll, selectOne } from 'css-select';
import type { AnyNode, Document, Element, ParentNode } from 'domhandler';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

/** A page as a browser that runs no scripts parses it; each element knows where it stands in `html`. */
export function parseHtml(html: string): Document {
  return parse(html, {
    treeAdapter: adapter,
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
  });
}

export function all(selector: string, within: ParentNode): Element[] {
  return selectAll<AnyNode, Element>(selector, within);
}

/** The one element of a selector; throws where there is none. */
export function one(selector: string, within: ParentNode): Element {
  const found = selectOne<AnyNode, Element>(selector, within);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
