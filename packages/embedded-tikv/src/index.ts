// A TiKV-compatible cluster (PD and stores) inside the Node process, with a CLI.
export {};
