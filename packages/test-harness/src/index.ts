// Workload runner, attempt histories, fault plans and reports: what the `tikv-harness` program is made of.
export { apiVersionOf, demoOptionsSchema, modeOf } from './demo/demo-options.js';
export type { DemoInput, DemoOptions, Mode } from './demo/demo-options.js';
export type { DemoResult, FaultMark, WorkloadResult } from './demo/demo-result.js';
export type { DemoTarget, OpenedClient } from './demo/demo-target.js';
export { runDemo } from './demo/run-demo.js';
export type { DemoDeps } from './demo/run-demo.js';
export type { WorkloadProgress } from './demo/run-part.js';
export { formatSummary } from './demo/summary.js';
export { latest, scrambledZipfian, uniform } from './distribution/key-chooser.js';
export type { KeyChooser } from './distribution/key-chooser.js';
export { Zipfian, ycsbTheta } from './distribution/zipfian.js';
export { describeFault, faultNames, parseFaults, planFaults } from './fault/fault-plan.js';
export type { FaultAction, FaultName } from './fault/fault-plan.js';
export { AttemptStatistics } from './history/attempt-statistics.js';
export type { AttemptCounts } from './history/attempt-statistics.js';
export type { AttemptCall, AttemptInterceptor } from './history/raw-messages.js';
export { TransactionJournal } from './history/transaction-journal.js';
export { recordRawAttempts } from './history/record-raw-attempts.js';
export type { RecordRawAttemptsOptions } from './history/record-raw-attempts.js';
export { renderReport } from './report/render-report.js';
export type { ReportAssets } from './report/render-report.js';
export { openClusterTarget } from './target/cluster-target.js';
export { confineTo, prefixEnd } from './target/confined-target.js';
export { confineTxnTo } from './target/confined-txn-target.js';
export { openEmbeddedTarget } from './target/embedded-target.js';
export type { Pair, RawTarget } from './target/raw-target.js';
export type {
  KeyTruth,
  KeyWrite,
  SnapshotHandle,
  TransactionBody,
  TransactionHandle,
  TxnMode,
  TxnReads,
  TxnTarget,
} from './target/txn-target.js';
export { verifyRun } from './verify/verify-run.js';
export type { Invariant } from './verify/verify-run.js';
export { verifyTransactions } from './verify/verify-transactions.js';
export { OperationSource, recordKey, uniqueValue } from './workload/operations.js';
export type { Operation } from './workload/operations.js';
export { performTransaction } from './workload/perform-transaction.js';
export { RunStatistics, loadRecords, performRaw, runWorkload } from './workload/run-workload.js';
export { workloads } from './workload/workload.js';
export type { MeasuredKind, OperationKind, Workload, WorkloadName } from './workload/workload.js';
