/** Puts `value` at a path of the command table; `[]` makes a list of one. */
export function atPath(path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : atPath(rest.join('.'), value);
  return head.endsWith('[]') ? { [head.slice(0, -2)]: [inner] } : { [head]: inner };
}

/** What is at a path; the first member of every list. */
export function getPath(message: unknown, path: string): unknown {
  let at = message;
  for (const part of path.split('.')) {
    const name = part.endsWith('[]') ? part.slice(0, -2) : part;
    at = (at as Record<string, unknown> | undefined)?.[name];
    if (part.endsWith('[]')) at = (at as readonly unknown[] | undefined)?.[0];
  }
  return at;
}

/** Merges nested parts of a message: lists member by member. */
export function merge(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return a.map((member, i) => (i < b.length ? merge(member, b[i]) : member));
  if (!isPlain(a) || !isPlain(b)) return b ?? a;
  const merged: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) merged[name] = name in a ? merge(a[name], value) : value;
  return merged;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !Array.isArray(value);
}
