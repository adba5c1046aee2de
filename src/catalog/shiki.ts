import {
  createCssVariablesTheme,
  createHighlighter,
  type Highlighter,
  type ShikiTransformer,
} from 'shiki';

/**
 * Shiki writes `style="color:var(--code-keyword)"`; the CSP refuses style attributes. With a theme of
 * ten variables each style is one of ten, so a class says the same and `styles/code.css` holds both
 * themes' colours.
 */
const theme = createCssVariablesTheme({ name: 'lakepath', variablePrefix: '--code-' });

const styleToClass: ShikiTransformer = {
  name: 'style-to-class',
  preprocess(_code, options) {
    // By default a line that takes half a second loses its colours: on a busy machine the same build gave other pages.
    options.tokenizeTimeLimit = 0;
  },
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const style = String(node.properties.style ?? '');
    delete node.properties.style;
    const name = /--code-(?:token-)?([a-z-]+)/.exec(style)?.[1];
    if (name !== undefined && name !== 'foreground') node.properties.class = `c-${name}`;
  },
};

/** For fenced code in a module's text. */
export const shikiConfig = { theme, transformers: [styleToClass] };

const languages = {
  java: 'java',
  py: 'python',
  sql: 'sql',
  cpp: 'cpp',
  h: 'cpp',
  xml: 'xml',
  scala: 'scala',
  json: 'json',
  yaml: 'yaml',
  sh: 'bash',
  proto: 'proto',
  avsc: 'json',
} as const;

let highlighter: Promise<Highlighter> | undefined;

/**
 * A file's lines as highlighted HTML (`<pre><code>…`). `mark` holds the file's line numbers to
 * emphasise; `first` is the number of the first line shown.
 */
export async function highlightFile(
  code: string,
  file: string,
  first: number,
  mark: ReadonlySet<number>,
): Promise<string> {
  highlighter ??= createHighlighter({
    themes: [theme],
    langs: [...new Set(Object.values(languages))],
  });
  const extension = file.split('.').at(-1) ?? '';
  const lang = Object.entries(languages).find(([name]) => name === extension)?.[1] ?? 'text';
  return (await highlighter).codeToHtml(code, {
    lang,
    theme: 'lakepath',
    transformers: [
      styleToClass,
      {
        name: 'mark-lines',
        line(node, line) {
          if (mark.has(first + line - 1)) node.properties.class = 'line line--mark';
        },
      },
    ],
  });
}
