// Histories and their checkers: linearizability per key, acknowledged writes in the final state, and transactions: a bank, appends to lists, snapshot reads.
export { checkBank } from './bank/check-bank.js';
export type { BankOptions, BankVerdict } from './bank/check-bank.js';
export type { TransferRecord } from './bank/transfer.js';
export type { BankFinding, BankFindingKind } from './bank/bank-finding.js';
export { checkFinalState } from './durability/check-final-state.js';
export type { FinalStateVerdict, LostWrite } from './durability/check-final-state.js';
export { attemptsByKey, attemptsOf, entriesOf } from './history/attempt.js';
export type { Attempt, AttemptOutcome } from './history/attempt.js';
export type { EntryKind, HistoryEntry, RegisterInput, RegisterOp, RegisterOutput } from './history/entry.js';
export { formatHistory, mergeHistories, parseHistory, parseTransactions } from './history/json-lines.js';
export { HistoryRecorder } from './history/recorder.js';
export type { HistoryMark, RecordedAttempt, RecorderOptions } from './history/recorder.js';
export { keyOf, valueOf } from './history/value.js';
export type { Value } from './history/value.js';
export { checkLinearizability } from './linearizability/check.js';
export type { LinearizabilityVerdict } from './linearizability/check.js';
export { checkKeyAttempts, checkKeyLinearizability } from './linearizability/check-key.js';
export type { CheckOptions, KeyVerdict, Violation } from './linearizability/check-key.js';
export { describeAttempt, describeVerdict } from './linearizability/describe.js';
export type { Anomaly, AnomalyKind, Dependency } from './list-append/anomaly.js';
export { checkListAppend } from './list-append/check-list-append.js';
export type { ListAppendOptions, ListAppendVerdict } from './list-append/check-list-append.js';
export { checkSnapshotReads } from './snapshot-reads/check-snapshot-reads.js';
export type { SnapshotReadsOptions, SnapshotReadsVerdict } from './snapshot-reads/check-snapshot-reads.js';
export type {
  ListElement,
  TransactionEntry,
  TransactionInput,
  TransactionOutput,
  TransactionStep,
} from './transaction/entry.js';
export { TransactionRecorder } from './transaction/recorder.js';
export type { RecordedTransaction, TransactionRecorderOptions, TransactionResult } from './transaction/recorder.js';
export { transactionEntriesOf, transactionsOf } from './transaction/transaction.js';
export type { Transaction, TransactionHistory } from './transaction/transaction.js';
export type { TransactionTruth } from './transaction/truth.js';
