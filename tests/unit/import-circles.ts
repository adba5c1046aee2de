import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

// Of the libraries that look for circles, eslint-plugin-import leaves type imports out, and
// dependency-cruiser and madge do not read .astro files.

/**
 * Every circle of imports among `files` (path with slashes → text), each as its whole way round:
 * `a.ts → b.ts → a.ts`. Type imports, re-exports and `import()` count like any other; packages, assets
 * and files that are not among them do not. Without the last arrow of each circle there is none left.
 */
export function importCircles(files: ReadonlyMap<string, string>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const imported of importsOf(file, files.get(file) ?? '')) {
      if (files.has(imported)) visit(imported);
    }
    way.pop();
    done.add(file);
  };
  for (const file of [...files.keys()].sort()) visit(file);
  return circles;
}

/** The files that one names, as paths from the same root. */
function importsOf(file: string, text: string): string[] {
  const code = file.endsWith('.astro') ? scriptsOf(text) : text;
  const kind = file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = importedBy(node);
    if (name && ts.isStringLiteralLike(name) && name.text.startsWith('.')) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, false, kind));
  return names.map((name) => join(dirname(file), name.replace(/\?.*/, '')));
}

function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  return ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
    ? node.argument.literal
    : undefined;
}

/** The front matter of an Astro file, and its scripts: what may import. */
function scriptsOf(text: string): string {
  const [head = '', front = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
  const scripts = [...text.slice(head.length).matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
  return [front, ...scripts.map(([, script = '']) => script)].join('\n');
}
