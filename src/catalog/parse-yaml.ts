import { z } from 'astro/zod';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { describeIssues, type Fault } from './faults.ts';

/**
 * A YAML file's data, or front matter's, where it fits `schema`; else each thing that is wrong goes to
 * `faults`. `linesBefore` are the file's lines above `text`.
 */
export function parseYaml<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
  faults: Fault[],
  linesBefore = 0,
): z.infer<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const line = error.linePos?.[0].line;
      faults.push({
        file: line === undefined ? file : `${file}:${line + linesBefore}`,
        message: `is not valid YAML: ${error.message.split('\n')[0] ?? ''}`,
      });
    }
    return undefined;
  }
  const data: unknown = document.toJS();
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : lines.linePos(offset).line + linesBefore;
  };
  faults.push(
    ...describeIssues(result.error, file, keysOf(schema), lineOf, (path) => nearestId(data, path)),
  );
  return undefined;
}

/** Every key that a schema knows, at any depth. */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      for (const key of Object.keys(jsonSchema.properties ?? {})) keys.add(key);
    },
  });
  return [...keys];
}

/** The source offset of the deepest node on `path` that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    } else if (isSeq(parent) && typeof key === 'number') {
      const item = parent.items[key];
      if ((isScalar(item) || isMap(item) || isSeq(item)) && item.range) return item.range[0];
    }
  }
  return undefined;
}

/** `"orc-tail": ` for the innermost thing with an id on the path, or nothing. */
function nearestId(data: unknown, path: readonly PropertyKey[]): string {
  let name = '';
  let node: unknown = data;
  for (const part of path) {
    if (typeof node !== 'object' || node === null) break;
    node = Reflect.get(node, part);
    if (typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string') {
      name = `"${node.id}": `;
    }
  }
  return name;
}
