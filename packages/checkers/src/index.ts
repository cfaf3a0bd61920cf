// Histories and their checkers: linearizability per key.
export {};
