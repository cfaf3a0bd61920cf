#!/usr/bin/env node
import { runCluster } from './run-cluster.js';

/** Longest time between the signal and the end of the process. */
const STOP_MS = 900;

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      resolve();
      setTimeout(() => process.exit(1), STOP_MS).unref();
    });
  }
});

runCluster({
  args: process.argv.slice(2),
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  stopped,
}).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
