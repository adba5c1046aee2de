import { Unreadable } from '../unreadable.ts';
import type { Struct } from './thrift.ts';

/**
 * Fields of a Thrift struct, each as the type that parquet.thrift gives it. Undefined where the field
 * is left out; `Unreadable` where it has another type, which is how most damage shows.
 */
export class Fields {
  readonly #struct: Struct;
  readonly #what: string;

  /** @param what names the struct in messages: `the footer of orders.parquet` */
  constructor(struct: Struct, what: string) {
    this.#struct = struct;
    this.#what = what;
  }

  int(id: number): number | undefined {
    const value = this.#get(id);
    // Some writers store an i64 where the format wants an i32.
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (number === undefined || Number.isSafeInteger(number)) return number as number | undefined;
    return this.fail(id);
  }

  /** An i64 that counts something: 2^53 is more than any file has of anything. */
  long(id: number): number | undefined {
    const value = this.#get(id);
    return value === undefined ? undefined : this.#count(id, value);
  }

  /** A count that is taken as not known where it is below zero: some writers store −1 for that. */
  countIfKnown(id: number): number | undefined {
    return known(this.#get(id));
  }

  countsIfKnown(id: number): (number | undefined)[] | undefined {
    return this.list(id)?.map(known);
  }

  bool(id: number): boolean | undefined {
    const value = this.#get(id);
    return value === undefined || typeof value === 'boolean' ? value : this.fail(id);
  }

  bytes(id: number): Uint8Array | undefined {
    const value = this.#get(id);
    return value === undefined || value instanceof Uint8Array ? value : this.fail(id);
  }

  text(id: number): string | undefined {
    const bytes = this.bytes(id);
    return bytes && decoder.decode(bytes);
  }

  struct(id: number): Fields | undefined {
    const value = this.#get(id);
    return value === undefined ? undefined : this.#inner(id, value);
  }

  structs(id: number): Fields[] | undefined {
    return this.list(id)?.map((value) => this.#inner(id, value));
  }

  texts(id: number): string[] | undefined {
    return this.list(id)?.map((value) =>
      value instanceof Uint8Array ? decoder.decode(value) : this.fail(id),
    );
  }

  bytesList(id: number): Uint8Array[] | undefined {
    return this.list(id)?.map((value) => (value instanceof Uint8Array ? value : this.fail(id)));
  }

  ints(id: number): number[] | undefined {
    return this.list(id)?.map((value) => (typeof value === 'number' ? value : this.fail(id)));
  }

  bools(id: number): boolean[] | undefined {
    return this.list(id)?.map((value) => (typeof value === 'boolean' ? value : this.fail(id)));
  }

  list(id: number): readonly unknown[] | undefined {
    const value = this.#get(id);
    return value === undefined || Array.isArray(value) ? value : this.fail(id);
  }

  /** For fields that parquet.thrift calls required. */
  must<T>(id: number, value: T | undefined): T {
    return value ?? this.fail(id);
  }

  /** Ids of the fields that are there; a union has one. */
  get ids(): number[] {
    return Object.keys(this.#struct).map((key) => Number(key.slice('field_'.length)));
  }

  #get(id: number): unknown {
    return this.#struct[`field_${String(id)}`];
  }

  #inner(id: number, value: unknown): Fields {
    if (!isStruct(value)) return this.fail(id);
    return new Fields(value, this.#what);
  }

  #count(id: number, value: unknown): number {
    return known(value) ?? this.fail(id);
  }

  /** Field `id` has a value that it must not have. */
  fail(id: number): never {
    throw new Unreadable(
      `${this.#what} is damaged: field ${String(id)} of a part of it is missing, or is not what it should be.`,
    );
  }
}

const decoder = new TextDecoder();

function known(value: unknown): number | undefined {
  const count = typeof value === 'bigint' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function isStruct(value: unknown): value is Struct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}
