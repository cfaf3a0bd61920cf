/**
 * How keys and values appear in messages and logs: `off` in upper-case hex, `on` as `?`, `marker` in hex between ‹ and ›, so
 * that a later step can cut them out.
 */
export type RedactMode = 'off' | 'on' | 'marker';

/** The text of a key (or value) for a message or a log line. */
export function redactKey(key: Uint8Array, mode: RedactMode = 'off'): string {
  if (mode === 'on') return '?';
  const hex = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex').toUpperCase();
  return mode === 'marker' ? `‹${hex}›` : hex;
}

/** Words of a server that may hold keys, for a message: as they are, `?`, or between ‹ and ›. */
export function redactText(text: string, mode: RedactMode = 'off'): string {
  if (mode === 'off') return text;
  // Marks inside are doubled, so that the outer ones stay recognisable.
  return mode === 'on' ? '?' : `‹${text.replace(/[‹›]/g, '$&$&')}›`;
}

/**
 * Keeps fields with user data out of inspection, spreading and JSON unless redaction is off; code that asks for them by name
 * still gets them.
 */
export function hideFields(target: object, mode: RedactMode | undefined, names: readonly string[]): void {
  if (mode === undefined || mode === 'off') return;
  for (const name of names) Object.defineProperty(target, name, { enumerable: false });
}
