/** Keys from `start` on and below `end`. */
export interface KeyBounds {
  readonly start: Uint8Array;
  /** Empty: no end. */
  readonly end: Uint8Array;
}
