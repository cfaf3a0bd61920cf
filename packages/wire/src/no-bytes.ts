/** The empty byte string, shared: there is nothing in it to change. */
export const noBytes: Uint8Array = new Uint8Array(0);
