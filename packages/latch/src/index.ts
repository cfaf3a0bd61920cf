// Ordered key latches for local transaction conflict detection.
export {};
