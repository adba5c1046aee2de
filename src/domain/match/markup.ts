import { entitiesOf } from './entities.ts';
import { compose, TextBuilder, unchanged, type MappedText } from './mapped-text.ts';

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    'article blockquote body br dd div dl dt footer ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** Blocks that hold a paragraph: a line end in their source is a blank. */
const PARAGRAPHS = new Set('p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote'.split(' '));
/** Elements within lines that say that a text is markup. */
const INLINE = new Set('a b em font i span strong sub sup u script style'.split(' '));
/** Elements whose content is no text of the page. */
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
const EMPTY = new Set(['br', 'hr', 'img']);

const TAG = /<(\/?)([a-z][a-z0-9:-]*)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^'"<>])*)>/giy;
const BULLET_AHEAD = /^\s*(?:[-*•·▪●◦‣–—]\s|\(?\d{1,2}[.)、]\s)/u;

/** Escaped markup is read too, so often; twice is what is met. */
const MOST_ROUNDS = 4;

/**
 * `text` without its markup: blocks are lines, list items have a bullet, headings their Markdown
 * marks, and entities are the signs that they stand for. A text that is no markup keeps its `<`.
 * Linear in the text's length.
 */
export function readMarkup(text: string): MappedText {
  let read = unchanged(text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { text: before } = read;
    if (hasTags(before)) read = compose(read, withoutTags(before));
    read = compose(read, withoutEntities(read.text));
    if (read.text === before) break;
  }
  return read;
}

function withoutEntities(text: string): MappedText {
  if (!text.includes('&')) return unchanged(text);
  const builder = new TextBuilder();
  let from = 0;
  for (const { start, end, sign } of entitiesOf(text)) {
    builder.add(text.slice(from, start), from);
    builder.add(sign, start, end);
    from = end;
  }
  builder.add(text.slice(from), from);
  return builder.finish();
}

interface Tag {
  name: string;
  isClosing: boolean;
  start: number;
  end: number;
}

/** Whether some element of HTML is opened and closed, or one stands there that needs no end. */
function hasTags(text: string): boolean {
  const opened = new Set<string>();
  for (const { name, isClosing } of tagsOf(text)) {
    if (!BLOCKS.has(name) && !INLINE.has(name) && !EMPTY.has(name)) continue;
    if (EMPTY.has(name)) return true;
    if (isClosing ? opened.has(name) : opened.has(name) && (name === 'p' || name === 'li'))
      return true;
    if (!isClosing) opened.add(name);
  }
  return false;
}

/** What markup has as tags, of whatever name, and comments, whose name is `!`. */
function* tagsOf(text: string): Generator<Tag> {
  const lastComment = text.lastIndexOf('-->');
  for (let start = text.indexOf('<'); start >= 0; start = text.indexOf('<', start + 1)) {
    if (start < lastComment && text.startsWith('<!--', start)) {
      const end = text.indexOf('-->', start) + '-->'.length;
      yield { name: '!', isClosing: false, start, end };
      start = end - 1;
      continue;
    }
    TAG.lastIndex = start;
    const [written, slash, name = ''] = TAG.exec(text) ?? [];
    if (written === undefined) continue;
    yield {
      name: name.toLowerCase(),
      isClosing: slash === '/',
      start,
      end: start + written.length,
    };
  }
}

function withoutTags(text: string): MappedText {
  const writer = new BlockWriter();
  /** Hidden elements that do not end: none is looked for twice. */
  const endless = new Set<string>();
  let from = 0;
  for (const { name, isClosing, start, end } of tagsOf(text)) {
    if (start < from) continue;
    writer.words(text, from, start);
    from = end;
    if (HIDDEN.has(name) && !isClosing && !endless.has(name)) {
      const after = endOfElement(text, name, end);
      if (after === null) endless.add(name);
      from = after ?? end;
    }
    if (BLOCKS.has(name)) writer.block(name, isClosing, start);
    else if (name === 'b' || name === 'strong') writer.bold(isClosing, start);
  }
  writer.words(text, from, text.length);
  return writer.finish();
}

/** Where the element that began before `from` ends; null where it does not. */
function endOfElement(text: string, name: string, from: number): number | null {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : null;
}

/** Writes words and blocks as lines. */
class BlockWriter {
  private readonly builder = new TextBuilder();
  /** Line ends since the last words; a text begins as if after an empty line. */
  private lineEnds = 2;
  /** Whether in a paragraph, whose source may be wrapped. */
  private isParagraph = false;
  private isItem = false;
  private isBold = false;
  private mark = '';

  /** `name` begins or ends at `at`. */
  block(name: string, isClosing: boolean, at: number): void {
    this.endBold(at);
    this.endLine(/^(?:p|h[1-6]|ul|ol|section|table)$/.test(name) ? 2 : 1, at, at);
    this.isParagraph = name === 'br' ? this.isParagraph : !isClosing && PARAGRAPHS.has(name);
    // A paragraph in an item is the item's text.
    if (name === 'p' && this.mark !== '') return;
    this.isItem = name === 'li' && !isClosing;
    this.mark = isClosing ? '' : name === 'li' ? '• ' : /^h[1-6]$/.test(name) ? '# ' : '';
  }

  /** Bold words at the start of a line can be a heading. */
  bold(isClosing: boolean, at: number): void {
    if (isClosing) this.endBold(at);
    else if (this.lineEnds > 0 && this.mark === '' && !this.isItem) this.mark = '**';
  }

  words(text: string, from: number, to: number): void {
    for (let at = from; at < to;) {
      const blank = /[^\S\u00a0]+/u.exec(text.slice(at, Math.min(to, at + 20_000)));
      const end = blank ? at + blank.index : Math.min(to, at + 20_000);
      if (end > at) {
        if (this.lineEnds > 0 && this.mark !== '') {
          this.builder.add(this.mark, at, at);
          this.isBold = this.mark === '**';
          this.mark = '';
        }
        this.builder.add(text.slice(at, end), at);
        this.lineEnds = 0;
      }
      at = end;
      if (!blank || blank[0] === '') continue;
      at += blank[0].length;
      this.blanks(blank[0], text.slice(at, at + 8), end, at);
    }
  }

  private blanks(blank: string, ahead: string, start: number, end: number): void {
    const breaks = blank.split('\n').length - 1;
    const isBreak = breaks > 0 && (!this.isParagraph || breaks > 1 || BULLET_AHEAD.test(ahead));
    if (isBreak) this.endLine(Math.min(breaks, 2), start, end);
    else if (this.lineEnds === 0) this.builder.add(' ', start, end);
  }

  /** Ends the line, so that `wanted` line ends stand here. */
  private endLine(wanted: number, start: number, end: number): void {
    for (; this.lineEnds < wanted; this.lineEnds++) this.builder.add('\n', start, end);
  }

  private endBold(at: number): void {
    if (this.isBold) this.builder.add('**', at, at);
    else if (this.mark === '**') this.mark = '';
    this.isBold = false;
  }

  finish(): MappedText {
    return this.builder.finish();
  }
}
