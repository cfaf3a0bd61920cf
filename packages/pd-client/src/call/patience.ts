/** An attempt is not cut shorter than this for the sake of the next one. */
const shortestCutMs = 1000;

/** How long to wait for an answer with `restMs` until the deadline: a connection that has died must not cost the whole call. */
export function patience(restMs: number, usualMs: number): number {
  return Math.min(usualMs, Math.max(restMs / 2, shortestCutMs));
}
