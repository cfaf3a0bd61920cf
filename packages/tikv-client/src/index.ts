// TiKV client for Node: raw key-value, PD, health and diagnostics.
export {};
