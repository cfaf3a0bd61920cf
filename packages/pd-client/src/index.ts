// Placement Driver client: leader discovery, timestamps, regions, stores, safe points.
export {};
