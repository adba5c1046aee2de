import type { Schema, SchemaNode } from '../schema.ts';
import type { Column } from '../schema.ts';
import { isFloating } from '../values.ts';
import type { Value } from '../values.ts';
import type { Operator, Predicate, Question, Test } from './ast.ts';
import { literalValue } from './literal.ts';
import { nearest } from './nearest.ts';
import { PredicateFault, tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

const KEYWORDS = ['and', 'or', 'not', 'in', 'is', 'null', 'nan', 'between', 'like'];
const MOST_TESTS = 50;
const DEEPEST = 30;

/**
 * Reads a predicate over a file's columns:
 *
 *     or   := and ('or' and)*
 *     and  := one ('and' one)*
 *     one  := 'not' one | '(' or ')' | test
 *     test := column ('=' | '<>' | '!=' | '<' | '<=' | '>' | '>=') literal
 *           | column ['not'] 'in' '(' literal (',' literal)* ')'
 *           | column ['not'] 'between' literal 'and' literal
 *           | column 'is' ['not'] ('null' | 'nan')
 *
 * A column is a name, `a.b` for a field of a group, or in double quotes where it has other signs or is a
 * keyword. Keywords may be written in any case.
 *
 * @throws PredicateFault, which names the column and the mend
 */
export function parsePredicate(text: string, schema: Schema): Predicate {
  return new Parser(text, schema).whole();
}

class Parser {
  readonly text: string;
  readonly schema: Schema;
  readonly tokens: Token[];
  at = 0;
  tests = 0;
  depth = 0;

  constructor(text: string, schema: Schema) {
    this.text = text;
    this.schema = schema;
    this.tokens = tokenize(text);
  }

  whole(): Predicate {
    const predicate = this.or();
    const rest = this.peek();
    if (rest.is !== 'end') {
      const mend = rest.text === ')' ? 'There is no ( for it.' : 'Join tests with and, or or.';
      throw new PredicateFault(
        `"${rest.text}" stands where the predicate could end. ${mend}`,
        rest,
      );
    }
    return predicate;
  }

  or(): Predicate {
    const parts = [this.and()];
    while (this.takeWord('or')) parts.push(this.and());
    const [first] = parts;
    return parts.length === 1 && first ? first : { is: 'or', parts };
  }

  and(): Predicate {
    const parts = [this.one()];
    while (this.takeWord('and')) parts.push(this.one());
    const [first] = parts;
    return parts.length === 1 && first ? first : { is: 'and', parts };
  }

  one(): Predicate {
    this.depth++;
    if (this.depth > DEEPEST) throw new PredicateFault('This is nested too deep.', this.peek());
    try {
      if (this.takeWord('not')) return { is: 'not', part: this.one() };
      if (this.takeSymbol('(')) {
        const inner = this.or();
        this.must(')', 'Close the bracket with ).');
        return inner;
      }
      return this.test();
    } finally {
      this.depth--;
    }
  }

  test(): Predicate {
    const { column, start } = this.column();
    this.tests++;
    if (this.tests > MOST_TESTS) {
      throw new PredicateFault(`There are more than ${String(MOST_TESTS)} tests.`, this.peek());
    }
    const make = (question: Question, isNegated: boolean): Test => ({
      is: 'test',
      column,
      question,
      isNegated,
      words: this.text.slice(start, this.before().end),
    });
    if (this.takeWord('is')) {
      const isNegated = this.takeWord('not');
      if (this.takeWord('null')) return make({ is: 'null' }, isNegated);
      if (this.takeWord('nan')) {
        if (!isFloating(column)) {
          throw new PredicateFault(`${column.name} is no floating point column.`, this.before());
        }
        return make({ is: 'nan' }, isNegated);
      }
      throw new PredicateFault('Write is null, or is not null.', this.peek());
    }
    const isNegated = this.takeWord('not');
    if (this.takeWord('in')) return make({ is: 'in', values: this.list(column) }, isNegated);
    if (this.takeWord('between')) {
      const low = this.literal(column);
      const lowPlace = this.before();
      if (!this.takeWord('and')) {
        throw new PredicateFault(`Write ${column.name} between … and ….`, this.peek());
      }
      const high = this.literal(column);
      const end = (operator: '>=' | '<=', value: Value, place: Token): Test => ({
        ...make({ is: 'compare', operator, value }, false),
        words: `${column.name} ${operator} ${this.text.slice(place.start, place.end)}`,
      });
      const both: Predicate = {
        is: 'and',
        parts: [end('>=', low, lowPlace), end('<=', high, this.before())],
      };
      return isNegated ? { is: 'not', part: both } : both;
    }
    if (isNegated) {
      throw new PredicateFault(
        `After ${column.name} not, write in (…) or between … and ….`,
        this.peek(),
      );
    }
    const sign = this.peek();
    const [operator, opposite] = operatorOf(column, sign);
    this.at++;
    return make({ is: 'compare', operator, value: this.literal(column) }, opposite);
  }

  list(column: Column) {
    this.must('(', `Write ${column.name} in (…, …).`);
    const values = [this.literal(column)];
    while (this.takeSymbol(',')) values.push(this.literal(column));
    this.must(')', 'Separate values by commas, and close the list with ).');
    return values;
  }

  literal(column: Column) {
    const token = this.peek();
    if (isWord(token, 'null')) {
      throw new PredicateFault(
        `Nothing is equal to null: by SQL's rule that is never true. Write ${column.name} is null.`,
        token,
      );
    }
    const value = literalValue(column, token);
    this.at++;
    return value;
  }

  column(): { column: Column; start: number } {
    const first = this.name();
    const path = [first.text];
    let { end } = first;
    while (this.takeSymbol('.')) {
      const next = this.name();
      path.push(next.text);
      end = next.end;
    }
    const place = { start: first.start, end };
    return { column: findColumn(this.schema, path, place), start: first.start };
  }

  name(): Token {
    const token = this.peek();
    const isKeyword = token.is === 'word' && KEYWORDS.includes(token.text.toLowerCase());
    if ((token.is !== 'word' && token.is !== 'name') || isKeyword) {
      const columns = this.schema.columns.slice(0, 5).map(({ name }) => name);
      throw new PredicateFault(
        `A column's name should stand here, such as ${columns.join(', ')}.`,
        token,
      );
    }
    this.at++;
    return token;
  }

  peek(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (!token) throw new Error('no token');
    return token;
  }

  before(): Token {
    return this.tokens[this.at - 1] ?? this.peek();
  }

  takeWord(word: string): boolean {
    const isIt = isWord(this.peek(), word);
    if (isIt) this.at++;
    return isIt;
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    const isIt = token.is === 'symbol' && token.text === symbol;
    if (isIt) this.at++;
    return isIt;
  }

  must(symbol: string, mend: string): void {
    if (!this.takeSymbol(symbol)) throw new PredicateFault(mend, this.peek());
  }
}

function isWord(token: Token, word: string): boolean {
  return token.is === 'word' && token.text.toLowerCase() === word;
}

function operatorOf(column: Column, token: Token): [Operator, isNegated: boolean] {
  if (token.is === 'symbol') {
    if (token.text === '<>' || token.text === '!=') return ['=', true];
    if (token.text === '=' || token.text === '==') return ['=', false];
    if (['<', '<=', '>', '>='].includes(token.text)) return [token.text as Operator, false];
  }
  const mend = isWord(token, 'like')
    ? 'Patterns are not read here: statistics say nothing of them, but for what a text begins with.'
    : `After ${column.name}, write one of = <> < <= > >=, in, between, or is null.`;
  throw new PredicateFault(mend, token);
}

function findColumn(
  { root, columns }: Schema,
  path: readonly string[],
  place: { start: number; end: number },
): Column {
  const name = path.join('.');
  const column = columns.find((one) => one.name === name);
  if (!column) {
    const group = groupAt(root, path);
    if (group) {
      const field = columns.find((one) => one.name.startsWith(`${name}.`) && !one.maxRepetition);
      const mend = field ? `Name one of its fields, such as ${field.name}.` : '';
      throw new PredicateFault(`${name} is no column but a group of columns. ${mend}`, place);
    }
    const close = nearest(
      name,
      columns.map((one) => one.name),
    );
    const mend = close
      ? `Did you mean ${close}?`
      : `The columns are ${columns
          .slice(0, 12)
          .map((one) => one.name)
          .join(', ')}${columns.length > 12 ? ' …' : ''}.`;
    throw new PredicateFault(`No column is called ${name}. ${mend}`, place);
  }
  if (column.maxRepetition > 0) {
    throw new PredicateFault(
      `${name} is in a list: a row may have many values of it, or none. This page filters by columns that have one.`,
      place,
    );
  }
  return column;
}

function groupAt(root: SchemaNode, path: readonly string[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const name of path) node = node?.children.find((child) => child.name === name);
  return node;
}
