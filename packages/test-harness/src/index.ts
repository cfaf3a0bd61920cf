// Workload runner, progress and reports; the tikv-harness CLI.
export {};
