const longest = 100;
/** Not worth cutting off; what was shortened stays as it is. */
const slack = 40;

/** A wrong argument in a few words: never throws and never grows with the argument. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return shorten(value);
  if (typeof value === 'object') return kindOf(value);
  return typeof value === 'function' ? 'a function' : shorten(String(value as number | bigint | boolean | symbol));
}

/** At most a hundred characters of a text. */
export function shorten(text: string): string {
  return text.length <= longest + slack ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

function kindOf(value: object): string {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  return tag === 'Object' ? 'an object' : `an object (${shorten(tag)})`;
}
