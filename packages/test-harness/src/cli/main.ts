#!/usr/bin/env node
// The `tikv-harness` program: flags, signals, terminal, files. Everything else is in the library.
import { systemClock } from '@tikv-client/runtime';
import { apiVersionOf, modeOf } from '../demo/demo-options.js';
import type { DemoOptions } from '../demo/demo-options.js';
import type { DemoTarget } from '../demo/demo-target.js';
import { runDemo } from '../demo/run-demo.js';
import { formatSummary } from '../demo/summary.js';
import { ConsoleProgress } from './console-progress.js';
import { parseFlags } from './parse-flags.js';
import { prepareOutputs, writeOutputs } from './write-outputs.js';
import type { OutputFiles } from './write-outputs.js';

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const request = parseFlags(process.argv.slice(2));
  if (request.kind === 'exit') {
    (request.code === 0 ? process.stdout : process.stderr).write(request.text);
    process.exitCode = request.code;
    return;
  }
  const { options } = request;
  let outputs: OutputFiles;
  try {
    outputs = prepareOutputs(request, new Date());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  if (options.pd !== undefined && options.mode === undefined && modeOf(options) === 'raw') {
    process.stdout.write(
      'raw workloads only, as the cluster is taken to run API version 1; --mode txn runs the transactional ones\n',
    );
  }
  const progress = new ConsoleProgress(process.stdout);
  const result = await runDemo(options, {
    clock: systemClock,
    openTarget,
    signal: interruption(),
    onProgress: (state) => progress.update(state),
    onWorkload: (workload) => progress.workload(workload),
  });
  progress.stop();
  process.stdout.write(`\n${formatSummary(result)}\n`);
  for (const line of writeOutputs(result, outputs)) process.stdout.write(`${line}\n`);
  process.exitCode = result.interrupted ? 130 : result.ok ? 0 : 1;
}

/** A real cluster, or an embedded one; each loads only what it needs. */
async function openTarget(options: DemoOptions): Promise<DemoTarget> {
  if (options.pd !== undefined) {
    const { openClusterTarget } = await import('../target/cluster-target.js');
    const apiVersion = apiVersionOf(options);
    const keyspace = options.keyspace ?? (apiVersion === 2 ? 'DEFAULT' : undefined);
    const { pd, callTimeoutMs: timeoutMs } = options;
    return openClusterTarget({ pd, apiVersion, keyspace, mode: modeOf(options), timeoutMs });
  }
  const { stores, regions, seed } = options;
  const { openEmbeddedTarget } = await import('../target/embedded-target.js');
  return openEmbeddedTarget({ apiVersion: apiVersionOf(options), stores, regions, seed });
}

/** The first SIGINT or SIGTERM asks for a graceful end, the second ends at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nstopping after the calls under way; once more to stop at once\n');
    controller.abort(new Error('interrupted'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
