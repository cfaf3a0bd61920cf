// Ordered key-value engine: interface, compliance suite and the memory engine.
export {};
