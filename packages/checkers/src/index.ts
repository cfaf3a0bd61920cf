// Histories and their checkers: linearizability per key, and acknowledged writes in the final state.
export { checkFinalState } from './durability/check-final-state.js';
export type { FinalStateVerdict, LostWrite } from './durability/check-final-state.js';
export { attemptsByKey, attemptsOf, entriesOf } from './history/attempt.js';
export type { Attempt, AttemptOutcome } from './history/attempt.js';
export type { EntryKind, HistoryEntry, RegisterInput, RegisterOp, RegisterOutput } from './history/entry.js';
export { formatHistory, mergeHistories, parseHistory } from './history/json-lines.js';
export { HistoryRecorder } from './history/recorder.js';
export type { HistoryMark, RecordedAttempt, RecorderOptions } from './history/recorder.js';
export { keyOf, valueOf } from './history/value.js';
export type { Value } from './history/value.js';
export { checkLinearizability } from './linearizability/check.js';
export type { LinearizabilityVerdict } from './linearizability/check.js';
export { checkKeyAttempts, checkKeyLinearizability } from './linearizability/check-key.js';
export type { CheckOptions, KeyVerdict, Violation } from './linearizability/check-key.js';
export { describeAttempt, describeVerdict } from './linearizability/describe.js';
