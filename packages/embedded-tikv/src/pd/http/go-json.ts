/** A JSON value as Go would hold it: 64-bit numbers are bigints and are written as digits. `undefined` members are left out. */
export type GoJson =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly GoJson[]
  | { readonly [name: string]: GoJson | undefined };

const HTML_UNSAFE = /[<>&\u2028\u2029]/g;

/** Writes a value the way Go's encoder does; `indent` is the number of spaces per level, 0 for none. */
export function writeGoJson(value: GoJson, indent: number): string {
  return write(value, indent, '');
}

function write(value: GoJson, indent: number, margin: string): string {
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(
      HTML_UNSAFE,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  if (value === null || typeof value !== 'object') {
    return String(value);
  }
  const inner = margin + ' '.repeat(indent);
  if (isList(value)) {
    return enclose(
      '[',
      value.map((item) => write(item, indent, inner)),
      ']',
      indent,
      margin,
      inner,
    );
  }
  const members: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) {
      members.push(`${write(name, 0, '')}:${indent > 0 ? ' ' : ''}${write(member, indent, inner)}`);
    }
  }
  return enclose('{', members, '}', indent, margin, inner);
}

function isList(
  value: readonly GoJson[] | { readonly [name: string]: GoJson | undefined },
): value is readonly GoJson[] {
  return Array.isArray(value);
}

function enclose(
  open: string,
  items: readonly string[],
  close: string,
  indent: number,
  margin: string,
  inner: string,
): string {
  if (items.length === 0 || indent === 0) {
    return open + items.join(',') + close;
  }
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}
