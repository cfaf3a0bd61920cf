// Region index, store states, region-error verdicts and replica selection.
export {};
