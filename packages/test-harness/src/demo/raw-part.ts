import { HistoryRecorder } from '@tikv-client/checkers';
import { recordRawAttempts } from '../history/record-raw-attempts.js';
import { confineTo } from '../target/confined-target.js';
import type { RawTarget } from '../target/raw-target.js';
import { verifyRun } from '../verify/verify-run.js';
import { OperationSource, recordKey } from '../workload/operations.js';
import { loadRecords, performRaw, runWorkload } from '../workload/run-workload.js';
import type { Workload } from '../workload/workload.js';
import type { OpenedClient } from './demo-target.js';
import type { Part, PartEnvironment, PartJob } from './part.js';

/** A workload on raw keys: every attempt is recorded, every key judged. */
export function rawPart(workload: Workload): Part {
  return {
    mode: 'raw',
    workload: workload.name,
    title: workload.title,
    open: (environment) => open(workload, environment),
  };
}

function open(workload: Workload, { clock, options, prefix, random, signal }: PartEnvironment): PartJob {
  const { records, valueBytes, concurrency, maxHistory, seed } = options;
  const recorder = new HistoryRecorder({ time: () => clock.monotonic(), maxAttempts: maxHistory, seed });
  const source = new OperationSource(workload, records, random.fork('operations'));
  let stamp = 0;
  const nextStamp = (): number => stamp++;
  const mine = ({ raw }: OpenedClient): RawTarget => confineTo(raw, prefix);
  return {
    interceptors: [recordRawAttempts(recorder)],
    atomic: workload.mix.readModifyWrite !== undefined,
    load: (client) => loadRecords((pairs) => mine(client).batchPut(pairs), { records, valueBytes, signal }, nextStamp),
    run: (client, limits, statistics) => {
      const perform = performRaw(mine(client), () => (statistics.conflicts += 1));
      return runWorkload(
        source,
        perform,
        { ...limits, concurrency, valueBytes, signal },
        { clock, statistics, nextStamp },
      );
    },
    verify: (client) =>
      verifyRun(mine(client), recorder, {
        records: source.inserted,
        prefix: Buffer.concat([client.rawWirePrefix, prefix]),
      }),
    someKey: (picks) => recordKey(picks.below(records)),
  };
}
