/**
 * Reads the fields of a JSON object from the wire, strictly: what is missing or of the wrong type is an
 * error that names the field by its full path. It must never convert a value into another type.
 */

/** Says what is wrong with a message, with the path of the field, such as `payload.options.text`. */
export class WireError extends Error {
  override readonly name = "WireError";
}

export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #name: string;
  /** The path is put together only when there is something to complain about, which is next to never. */
  readonly #parent: Fields | undefined;

  private constructor(values: Readonly<Record<string, unknown>>, name: string, parent?: Fields) {
    this.#values = values;
    this.#name = name;
    this.#parent = parent;
  }

  /** The fields of `value`, which `path` names in errors. */
  static of(value: unknown, path: string): Fields {
    if (!isRecord(value)) throw new WireError(`${path}: expected an object, found ${describe(value)}`);
    // The envelope's own fields are named without a prefix, as in the protocol's tables.
    return new Fields(value, path === "message" ? "" : path);
  }

  text(name: string): string {
    const value = this.#value(name);
    if (typeof value !== "string") throw this.#mismatch(name, "text", value);
    return value;
  }

  /** A text that may be left out or null. */
  optionalText(name: string): string | undefined {
    return this.#isAbsent(name) ? undefined : this.text(name);
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T {
    const text = this.text(name);
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) throw this.#mismatch(name, `one of ${choices.join(", ")}`, text);
    return choice;
  }

  /** A number; JSON has no others than finite ones. */
  number(name: string): number {
    const value = this.#value(name);
    if (typeof value !== "number") throw this.#mismatch(name, "a number", value);
    return value;
  }

  optionalNumber(name: string): number | undefined {
    return this.#isAbsent(name) ? undefined : this.number(name);
  }

  /** A number above 0, such as a radius. */
  size(name: string): number {
    const value = this.number(name);
    if (value <= 0) throw this.#mismatch(name, "a number above 0", value);
    return value;
  }

  /** A whole number from 0 on: an index, a length, the number of a buffer. */
  count(name: string): number {
    const value = this.#value(name);
    if (!isCount(value)) throw this.#mismatch(name, "a whole number from 0 on", value);
    return value;
  }

  optionalCount(name: string): number | undefined {
    return this.#isAbsent(name) ? undefined : this.count(name);
  }

  /** True or false; what is left out is false. */
  flag(name: string): boolean {
    if (this.#isAbsent(name)) return false;
    const value = this.#value(name);
    if (typeof value !== "boolean") throw this.#mismatch(name, "true or false", value);
    return value;
  }

  list(name: string): readonly unknown[] {
    const value = this.#value(name);
    if (!Array.isArray(value)) throw this.#mismatch(name, "an array", value);
    return value;
  }

  /** The elements of an array of objects. */
  records(name: string): readonly Fields[] {
    return this.list(name).map((value, index) => {
      if (isRecord(value)) return new Fields(value, `${name}.${index}`, this);
      throw this.#mismatch(`${name}.${index}`, "an object", value);
    });
  }

  /** Whatever is there; undefined if nothing is. */
  raw(name: string): unknown {
    return this.#value(name);
  }

  /** The names of all fields, in the order in which they came. */
  names(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** A nested object; undefined if it is left out or null. */
  optionalFields(name: string): Fields | undefined {
    return this.#isAbsent(name) ? undefined : this.fields(name);
  }

  /** A nested object; one that is left out or null has no fields. */
  fields(name: string): Fields {
    const value = this.#isAbsent(name) ? {} : this.#value(name);
    if (!isRecord(value)) throw this.#mismatch(name, "an object", value);
    return new Fields(value, name, this);
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  #isAbsent(name: string): boolean {
    return (this.#value(name) ?? null) === null;
  }

  #pathTo(name: string): string {
    const path = this.#parent === undefined ? this.#name : this.#parent.#pathTo(this.#name);
    return path === "" ? name : `${path}.${name}`;
  }

  #mismatch(name: string, expected: string, found: unknown): WireError {
    return new WireError(`${this.#pathTo(name)}: expected ${expected}, found ${describe(found)}`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return "an object";
  return JSON.stringify(value);
}
