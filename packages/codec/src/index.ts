// TiKV key encodings: memcomparable bytes and integers, ranges, timestamps, keyspaces.
export {};
