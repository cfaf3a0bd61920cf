/** A request body that does not say what the call needs; `message` names the field. */
export class AdminBodyError extends Error {
  override readonly name = 'AdminBodyError';
}

const MAX_U64 = 2n ** 64n - 1n;

/** Reads the fields of a JSON body, strictly: wrong kinds and unknown names are refused. */
export class AdminBody {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #read = new Set<string>();

  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes).toString().trim();
    let parsed: unknown;
    try {
      parsed = text === '' ? {} : JSON.parse(text);
    } catch {
      throw new AdminBodyError('the body is not JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
      throw new AdminBodyError('the body is not a JSON object');
    }
    this.#fields = { ...parsed };
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  /** A 64-bit id: a number, or digits in a string. */
  id(name: string): bigint {
    const value = this.#take(name);
    const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof digits !== 'string' || !/^\d{1,20}$/.test(digits) || BigInt(digits) > MAX_U64) {
      throw new AdminBodyError(`${name}: an id between 0 and 2^64 - 1 is wanted`);
    }
    return BigInt(digits);
  }

  number(name: string): number {
    const value = this.#take(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw new AdminBodyError(`${name}: a whole number of at least 0 is wanted`);
    }
    return value;
  }

  boolean(name: string): boolean {
    const value = this.#take(name);
    if (typeof value !== 'boolean') {
      throw new AdminBodyError(`${name}: true or false is wanted`);
    }
    return value;
  }

  text(name: string): string {
    const value = this.#take(name);
    if (typeof value !== 'string' || value === '') {
      throw new AdminBodyError(`${name}: a string is wanted`);
    }
    return value;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.#take(name);
    const found = allowed.find((item) => item === value);
    if (found === undefined) {
      throw new AdminBodyError(`${name}: one of ${allowed.join(', ')} is wanted`);
    }
    return found;
  }

  key(name: string): Uint8Array {
    return hexKey(name, this.#take(name));
  }

  keys(name: string): Uint8Array[] {
    const value = this.#take(name);
    if (!Array.isArray(value) || value.length === 0) {
      throw new AdminBodyError(`${name}: a list of keys is wanted`);
    }
    return value.map((item) => hexKey(name, item));
  }

  optional<T>(name: string, read: (name: string) => T): T | undefined {
    return this.has(name) ? read(name) : undefined;
  }

  /** Call when everything is read: a field that nobody asked for is a mistake of the caller. */
  done(): void {
    const stranger = Object.keys(this.#fields).find((name) => !this.#read.has(name));
    if (stranger !== undefined) {
      throw new AdminBodyError(`${stranger}: no such field`);
    }
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return this.#fields[name];
  }
}

function hexKey(name: string, value: unknown): Uint8Array {
  if (typeof value !== 'string' || value === '' || value.length % 2 === 1 || !/^[0-9A-Fa-f]+$/.test(value)) {
    throw new AdminBodyError(`${name}: a key in hex digits is wanted`);
  }
  return Uint8Array.from(Buffer.from(value, 'hex'));
}
