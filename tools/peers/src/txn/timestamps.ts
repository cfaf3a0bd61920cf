const physicalShift = 18n;

/**
 * The timestamps of one case, by name. Cases write `$t`, `$t+1` (the next one), `$t-5s` and `$t+100ms` (as much earlier or
 * later), so that nothing has to sleep until a lock has expired: its transaction began long enough ago.
 */
export class Timestamps {
  readonly #known = new Map<string, bigint>();

  set(name: string, value: bigint): void {
    this.#known.set(name, value);
  }

  /** The value of an expression; undefined when the text is none. */
  evaluate(text: string): bigint | undefined {
    const parts = /^\$(\w+)(?:([+-])(\d+)(ms|s)?)?$/.exec(text);
    if (parts === null) return undefined;
    const [, name = '', sign, amount, unit] = parts;
    const base = this.#known.get(name);
    if (base === undefined) throw new Error(`no timestamp is called ${name}`);
    if (amount === undefined) return base;
    const scaled =
      unit === undefined ? BigInt(amount) : (BigInt(amount) * (unit === 's' ? 1000n : 1n)) << physicalShift;
    return sign === '-' ? base - scaled : base + scaled;
  }

  /** How a timestamp would be written, for messages. */
  describe(value: bigint): string {
    for (const [name, known] of this.#known) {
      const distance = value - known;
      if (distance === 0n) return `$${name}`;
      if (distance > 0n && distance < 1000n) return `$${name}+${distance}`;
    }
    return String(value);
  }
}
