/** Whether a value is meant to have fields. Of lists, promises, sets and dates nothing would be read: they would pass for {}. */
export function isRecord(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}
