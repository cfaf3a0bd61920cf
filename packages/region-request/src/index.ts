// Locate, select, send, classify, back off: one request to the region that owns a key.
export {};
