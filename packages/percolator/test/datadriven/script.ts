/*
 * Scripts of commands and what they must print. A section has a fresh world of its own and is one test:
 *
 *   == name of the section
 *   # why, citing the rule
 *   command positional name=value
 *   ----
 *   expected output, up to the next blank line
 *
 * A command without expected output must print `ok` and nothing else.
 */

export interface Step {
  readonly line: number;
  readonly command: string;
  readonly args: Args;
  readonly expected: string;
}

export interface Section {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The words behind a command. Every one has to be asked for, so that a misspelt one shows. */
export class Args {
  readonly positional: readonly string[];
  readonly #named = new Map<string, string>();
  readonly #asked = new Set<string>();

  constructor(words: readonly string[]) {
    // `name=value`, unless a colon comes first, as in a mutation.
    this.positional = words.filter((word) => !/^[^:=]+=/.test(word));
    for (const word of words.filter((each) => !this.positional.includes(each))) {
      const at = word.indexOf('=');
      this.#named.set(word.slice(0, at), word.slice(at + 1));
    }
  }

  text(name: string): string | undefined {
    this.#asked.add(name);
    return this.#named.get(name);
  }

  bytes(name: string): Uint8Array {
    return bytesOf(this.text(name) ?? '');
  }

  /** A time stamp or another 64-bit number; `max` is the largest. */
  uint(name: string, absent = 0n): bigint {
    const text = this.text(name);
    return text === undefined ? absent : uintOf(text);
  }

  uints(name: string): bigint[] {
    return this.list(name).map(uintOf);
  }

  list(name: string): string[] {
    const text = this.text(name);
    return text === undefined ? [] : text.split(',');
  }

  /** `name=true`. */
  flag(name: string): boolean {
    return this.text(name) === 'true';
  }

  checkAllAsked(): void {
    for (const name of this.#named.keys()) {
      if (!this.#asked.has(name)) throw new Error(`argument not understood: ${name}`);
    }
  }
}

function uintOf(text: string): bigint {
  return text === 'max' ? (1n << 64n) - 1n : BigInt(text);
}

/** `v*300` is `v` three hundred times, `-` nothing. */
export function bytesOf(text: string): Uint8Array {
  const repeated = /^(.)\*(\d+)$/.exec(text);
  if (repeated !== null) return Buffer.from(repeated[1]!.repeat(Number(repeated[2])));
  return Buffer.from(text === '-' ? '' : text);
}

export function textOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString();
  if (text.length > 32 && text === text[0]!.repeat(text.length)) return `${text[0]}*${text.length}`;
  return text === '' ? '-' : text;
}

export function parseScript(text: string): Section[] {
  const sections: { name: string; steps: Step[] }[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('== ')) {
      sections.push({ name: line.slice(3), steps: [] });
      continue;
    }
    const [command, ...words] = line.split(/\s+/);
    const at = i + 1;
    const expected: string[] = [];
    if (lines[i + 1]?.trim() !== '----') expected.push('ok');
    else for (i += 2; i < lines.length && lines[i]!.trim() !== ''; i += 1) expected.push(lines[i]!.trim());
    const section = sections.at(-1);
    if (section === undefined) throw new Error(`line ${at}: no section yet`);
    section.steps.push({ line: at, command: command!, args: new Args(words), expected: expected.join('\n') });
  }
  return sections;
}
