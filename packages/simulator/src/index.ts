// Packet network, schedules, seeds and replay for deterministic simulation.
export {};
