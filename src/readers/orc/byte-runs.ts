import type { OrcStream } from './stream.ts';

/** Byte run length encoding (ORC v1, "Byte Run Length Encoding"). */
export class ByteRuns {
  readonly #stream: OrcStream;
  #left = 0;
  /** Of the run of one byte, or null between literals. */
  #repeated: number | null = null;

  constructor(stream: OrcStream) {
    this.#stream = stream;
  }

  next(): number {
    if (this.#left === 0) {
      const header = this.#stream.byte();
      const isRun = header < 0x80;
      this.#left = isRun ? header + 3 : 0x100 - header;
      this.#repeated = isRun ? this.#stream.byte() : null;
    }
    this.#left -= 1;
    return this.#repeated ?? this.#stream.byte();
  }
}

/** Booleans: the bits of bytes in byte runs, the most significant first. */
export class BitRuns {
  readonly #bytes: ByteRuns;
  #byte = 0;
  #bits = 0;

  constructor(stream: OrcStream) {
    this.#bytes = new ByteRuns(stream);
  }

  next(): boolean {
    if (this.#bits === 0) {
      this.#byte = this.#bytes.next();
      this.#bits = 8;
    }
    this.#bits -= 1;
    return ((this.#byte >> this.#bits) & 1) === 1;
  }

  /** To a place that a row index names: whole bytes of the run, then bits of the next byte. */
  seek(bytes: number, bits: number): void {
    for (let count = 0; count < bytes; count += 1) this.#bytes.next();
    for (let count = 0; count < bits; count += 1) this.next();
  }
}
