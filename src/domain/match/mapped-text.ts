/** A text made from another, which knows where each of its characters stood there. */
export interface MappedText {
  readonly text: string;
  /** Where in the other text the character at `at` begins. */
  startOf(at: number): number;
  /** Where in the other text the character before `at` ends. */
  endOf(at: number): number;
}

/** Collects the pieces of a `MappedText`, in order. Offsets are in UTF-16 code units. */
export class TextBuilder {
  private readonly pieces: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  /**
   * Adds `piece`, which stands for the other text's `start` to `end`: sign by sign where both are as
   * long, else each sign for all of it. A piece that stands for nothing was put in.
   */
  add(piece: string, start: number, end = start + piece.length): void {
    this.pieces.push(piece);
    const isSame = end - start === piece.length;
    for (let i = 0; i < piece.length; i++) {
      this.starts.push(isSame ? start + i : start);
      this.ends.push(isSame ? start + i + 1 : end);
    }
  }

  finish(): MappedText {
    const { starts, ends } = this;
    return {
      text: this.pieces.join(''),
      startOf: (at) => starts[at] ?? ends.at(-1) ?? 0,
      endOf: (at) => ends[at - 1] ?? 0,
    };
  }
}

/** A text that is as it was. */
export function unchanged(text: string): MappedText {
  return { text, startOf: (at) => at, endOf: (at) => at };
}

/** `second` was made from the text of `first`: where its characters stood before both. */
export function compose(first: MappedText, second: MappedText): MappedText {
  return {
    text: second.text,
    startOf: (at) => first.startOf(second.startOf(at)),
    endOf: (at) => first.endOf(second.endOf(at)),
  };
}

/** `text` with `sign` put in before each of the offsets, which rise. */
export function insertAt(text: string, offsets: readonly number[], sign: string): MappedText {
  if (offsets.length === 0) return unchanged(text);
  const builder = new TextBuilder();
  let from = 0;
  for (const at of offsets) {
    builder.add(text.slice(from, at), from);
    builder.add(sign, at, at);
    from = at;
  }
  builder.add(text.slice(from), from);
  return builder.finish();
}
