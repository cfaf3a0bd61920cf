/** The query of a request, with values as bytes too: keys in it are percent-encoded bytes of any kind. */
export class HttpQuery {
  readonly #items: readonly (readonly [name: string, value: Uint8Array])[];

  constructor(text: string) {
    const parts = text.split('&').filter((part) => part !== '');
    this.#items = parts.map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      const value = equals < 0 ? '' : part.slice(equals + 1);
      return [Buffer.from(percentDecode(name)).toString(), percentDecode(value)] as const;
    });
  }

  has(name: string): boolean {
    return this.#items.some((item) => item[0] === name);
  }

  /** The first value, empty without one. */
  bytes(name: string): Uint8Array {
    return this.#items.find((item) => item[0] === name)?.[1] ?? new Uint8Array(0);
  }

  text(name: string): string {
    return Buffer.from(this.bytes(name)).toString();
  }

  all(name: string): string[] {
    return this.#items.filter((item) => item[0] === name).map((item) => Buffer.from(item[1]).toString());
  }
}

/** Percent-decoding to bytes, `+` as a space; what is not an escape stands for itself. */
export function percentDecode(text: string): Uint8Array {
  const source = Buffer.from(text.replaceAll('+', ' '));
  const out = Buffer.alloc(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const escape = source[at] === 0x25 ? source.toString('latin1', at + 1, at + 3) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(escape)) {
      out[length] = Number.parseInt(escape, 16);
      at += 2;
    } else {
      out[length] = source[at] ?? 0;
    }
    length += 1;
  }
  return Uint8Array.from(out.subarray(0, length));
}

/** A key given as hex digits, or Go's error text. */
export function decodeHexKey(digits: string): Uint8Array | string {
  for (const char of digits) {
    if (!/^[0-9A-Fa-f]$/.test(char)) {
      const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `encoding/hex: invalid byte: U+${code} '${char}'`;
    }
  }
  return digits.length % 2 === 1 ? 'encoding/hex: odd length hex string' : Uint8Array.from(Buffer.from(digits, 'hex'));
}
