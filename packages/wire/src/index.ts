// Protobuf reader and writer with bigint, limits and unknown-field tolerance.
export {};
