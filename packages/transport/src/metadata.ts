/** Ordered pairs of lower-case names and values; names that end in `-bin` carry bytes. */
export type Metadata = ReadonlyArray<readonly [name: string, value: string | Uint8Array]>;
