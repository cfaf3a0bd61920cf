#!/usr/bin/env node
import { readFileSync } from 'node:fs';
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

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

runCluster({
  args: process.argv.slice(2),
  version: packageVersion(),
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
