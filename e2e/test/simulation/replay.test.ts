import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runSeed } from '@tikv-client/simulator';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../simulation/arguments.js';
import { rawScenario } from '../../simulation/raw-scenario.js';
import { txnScenario } from '../../simulation/txn/txn-scenario.js';
import { blockTimeoutMs } from './run-block.js';

describe(
  'replay of a seed',
  () => {
    test('the same seed runs the same way, event by event', async () => {
      const hashes: string[] = [];
      for (const seed of [3, 17, 42]) {
        const first = await runSeed(seed, rawScenario());
        const second = await runSeed(seed, rawScenario());
        expect(second.hash).toBe(first.hash);
        expect(second.elapsedMs).toBe(first.elapsedMs);
        hashes.push(first.hash);
      }
      expect(new Set(hashes).size).toBe(3);
    });

    test('so does one of transactions', async () => {
      const first = await runSeed(5, txnScenario());
      const second = await runSeed(5, txnScenario());
      expect(second.hash).toBe(first.hash);
      expect(second.elapsedMs).toBe(first.elapsedMs);
    });

    test('a trace of transactions says who did what, what went wrong, and what it came to', async () => {
      const lines: string[] = [];
      await runSeed(5, txnScenario({ onLine: (line) => lines.push(line) }));
      const trace = lines.join('\n');
      expect(trace).toMatch(/c\d+s\d+ begin (?:optimistic|pessimistic): ok, [\d.]+ of \d+ ms/);
      expect(trace).toMatch(/c\d+s\d+ commit c\d+s\d+\.\d+: ok/);
      expect(trace).toMatch(/short\d+ async commit short\d+\.\d+: ok/);
      expect(trace).toMatch(/fault {"kind":"clientCrash"/);
      expect(trace).toMatch(/judged {"committed":\d+/);
    });

    test('a found bug ends the command with a failure and the command that shows it again', async () => {
      const { code, output } = await simulate('--seed', '1', '--mutation', 'stale-region-reads');
      expect(output).toContain('not linearizable');
      expect(output).toContain('replay: npm run simulate -- --seed 1 --mutation stale-region-reads');
      expect(code).toBe(1);
    });

    test('what does not exist, or is none of this mode, is refused by name', () => {
      expect(() => readArguments(['--mutation', 'none-such'])).toThrow('there is no mutation none-such of raw');
      const other = ['--mode', 'txn', '--mutation', 'stale-region-reads'];
      expect(() => readArguments(other)).toThrow('there is no mutation stale-region-reads of txn');
      expect(() => readArguments(['--mode', 'both'])).toThrow('there is no mode both');
      expect(() => readArguments(['--from', '-1'])).toThrow(/--from/);
      expect(() => readArguments(['--nonsense'])).toThrow(/--nonsense/);
      expect(readArguments(['--mode', 'txn', '--seed', '7'])).toMatchObject({ seeds: [7], traced: true });
      expect(readArguments(['--from', '5', '--count', '2']).seeds).toEqual([5, 6]);
    });
  },
  blockTimeoutMs,
);

function simulate(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', 'e2e/simulation/main.ts', ...args],
      {
        cwd: root,
      },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
