/** What a reader can choose about a table with one nested column. */
export interface Settings {
  readonly shape: Shape;
  /** The letters of the nodes that are required; the others are optional. */
  readonly required: string;
  /** How the list of the shape `tries` is written; other shapes always have three levels. */
  readonly form: Form;
}

export type Shape = 'tries' | 'size' | 'stops' | 'fees';

/**
 * `three`: a group that holds a repeated group that holds the element. `two`: a group that holds repeated values, as
 * parquet-avro writes by default. `bare`: repeated values alone.
 */
export type Form = 'three' | 'two' | 'bare';
export const forms: readonly Form[] = ['three', 'two', 'bare'];

/** A field of a schema, as its logical type has it. */
export type Node = Leaf | List | Struct;
export interface Leaf extends Named {
  readonly kind: 'leaf';
}
export interface List extends Named {
  readonly kind: 'list';
  /** Repeated values without a group around them, which could be null. */
  readonly isBare?: boolean;
  readonly element: Node;
}
export interface Struct extends Named {
  readonly kind: 'struct';
  readonly fields: readonly Node[];
}
export type Stored = number | string;
interface Named {
  readonly name: string;
  readonly isOptional: boolean;
}

/** A value of a node; numbers and texts are the leaves' values. */
export type Value = Stored | null | readonly Value[] | { readonly [field: string]: Value };

/** A node whose repetition a reader can choose, by the letter that addresses and settings have. */
export interface Knob {
  readonly letter: string;
  readonly label: string;
}

/** From the outermost. What is not named here is required, as a map's key always is. */
const knobs: Readonly<Record<Shape, readonly Knob[]>> = {
  tries: [
    { letter: 'a', label: 'tries' },
    { letter: 'c', label: 'element' },
  ],
  size: [
    { letter: 'a', label: 'size' },
    { letter: 'c', label: 'kg' },
  ],
  stops: [
    { letter: 'a', label: 'stops' },
    { letter: 'b', label: 'element' },
    { letter: 'c', label: 'city' },
    { letter: 'd', label: 'scans' },
  ],
  fees: [
    { letter: 'a', label: 'fees' },
    { letter: 'd', label: 'value' },
  ],
};

/** The knobs that a form leaves: a list of two levels has no null elements, and a bare one no null at all. */
export function knobsOf({ shape, form }: Settings): readonly Knob[] {
  const kept = { three: 2, two: 1, bare: 0 }[form];
  return shape === 'tries' ? knobs.tries.slice(0, kept) : knobs[shape];
}

/** The only field of a row. */
export function fieldOf({ shape, required, form }: Settings): Node {
  const is = (letter: string) => ({ isOptional: !required.includes(letter) });
  const fixed = { isOptional: false };
  switch (shape) {
    case 'tries':
      return form === 'three'
        ? list('tries', is('a'), leaf('element', is('c')))
        : {
            ...list('tries', form === 'two' ? is('a') : fixed, leaf('array', fixed)),
            isBare: form === 'bare',
          };
    case 'size':
      return struct('size', is('a'), [leaf('kg', is('c'))]);
    case 'stops': {
      const scans = list('scans', is('d'), leaf('element', fixed));
      return list('stops', is('a'), struct('element', is('b'), [leaf('city', is('c')), scans]));
    }
    case 'fees': {
      const fields = [leaf('key', fixed), leaf('value', is('d'))];
      return list('fees', is('a'), struct('key_value', fixed, fields));
    }
  }
}

type Repetition = Pick<Named, 'isOptional'>;
const leaf = (name: string, is: Repetition): Leaf => ({ kind: 'leaf', name, ...is });
const list = (name: string, is: Repetition, element: Node): List => ({
  ...{ kind: 'list', name, element, ...is },
});
const struct = (name: string, is: Repetition, fields: readonly Node[]): Struct => ({
  ...{ kind: 'struct', name, fields, ...is },
});

/** A step of a leaf's path that can be missing, so that a definition level counts it. */
export interface Step {
  /** `list`: there is an element; `value`: what the node `name` holds is no null. */
  readonly kind: 'list' | 'value';
  readonly name: string;
  /** No step says whether the list is null. */
  readonly isBare?: boolean;
}

/** A leaf with the steps of its path that can be missing, from the outermost. */
export interface Path {
  /** The leaf's, or that of the list whose values it holds. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The leaves under a node, in the schema's order. */
export function pathsOf(node: Node, above: readonly Step[] = [], owner?: string): readonly Path[] {
  const { name } = node;
  const here: readonly Step[] = node.isOptional ? [...above, { kind: 'value', name }] : above;
  switch (node.kind) {
    case 'leaf':
      return [{ name: owner ?? name, steps: here }];
    case 'struct':
      return node.fields.flatMap((field) => pathsOf(field, here));
    case 'list': {
      const bare = node.isBare ? { isBare: true } : {};
      return pathsOf(node.element, [...here, { kind: 'list', name, ...bare }], name);
    }
  }
}

/** The highest definition level: as many steps as can be missing. */
export const maxDefinition = ({ steps }: Path): number => steps.length;

/** The highest repetition level: as many lists as enclose the leaf. */
export const maxRepetition = ({ steps }: Path): number =>
  steps.filter(({ kind }) => kind === 'list').length;

/** Bits that a level takes where no run of equal ones is shortened. */
export const bitsOf = (max: number): number => 32 - Math.clz32(max);
