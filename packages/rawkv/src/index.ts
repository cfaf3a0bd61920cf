// Raw key-value client for TiKV.
export {};
