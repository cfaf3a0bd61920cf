import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClosedError } from '@tikv-client/errors';
import { systemClock } from '@tikv-client/runtime';
import { createTikvClient } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { connect, startCluster } from '../hostile/on-sockets.js';

const root = join(import.meta.dirname, '../../..');

describe('closing', () => {
  test('a process that uses everything once and closes exits by itself', async () => {
    const program = join(import.meta.dirname, 'everything-once.ts');
    // The time is a guard against hanging; a process that hangs is killed, which rejects.
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', '--unhandled-rejections=strict', program],
      { cwd: root, timeout: 45_000, killSignal: 'SIGKILL' },
    );
    expect(stderr).toBe('');
    expect(stdout).toBe('closed\n');
  });

  test('200 clients opened, used and closed leave no handle and no memory behind', async () => {
    const cluster = await startCluster();
    const cycle = async (): Promise<void> => {
      const client = await createTikvClient({ pd: cluster.pdEndpoints, versionCheckTimeoutMs: 0 });
      await client.raw.put('key', 'value');
      await client.pd.getTimestamp();
      void client.close();
    };
    const sockets = (): number =>
      process.getActiveResourcesInfo().filter((name) => name.startsWith('TCPSocket')).length;
    const settled = async (): Promise<void> => {
      // The server's ends of closed connections go a turn of the loop later.
      const turn = (): Promise<void> => new Promise((resolve) => systemClock.nextTurn(resolve));
      for (let i = 0; i < 1000 && sockets() > 0; i++) await turn();
    };
    for (let i = 0; i < 20; i++) await cycle();
    await settled();
    const before = process.memoryUsage().heapUsed;
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    for (let i = 0; i < 180; i++) await cycle();
    await settled();
    expect(sockets()).toBe(0);
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(
      timers + 2,
    );
    // Without a collection in between this is a coarse bound: a kept client has 100 KiB and more.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('close ends what is under way with ClosedError, and everything after it too', async () => {
    const cluster = await startCluster({ regions: 2 });
    const client = await connect(cluster);
    await client.raw.put('key', 'value');
    cluster.addFault({ method: 'RawGet', on: 'reply', action: 'drop' });
    cluster.addFault({ method: 'Tso', on: 'reply', action: 'drop' });
    cluster.addFault({ method: 'GetRegion', on: 'reply', action: 'drop' });
    const under = [
      client.raw.get('key'),
      client.raw.batchGet(['key', 'other']),
      client.raw.get(Uint8Array.of(255)),
      client.pd.getTimestamp(),
      client.raw
        .scanIterator({})
        .next()
        .then(() => client.raw.get('key')),
    ];
    const ended = Promise.allSettled(under);
    void client.close();
    void client.close();
    for (const one of await ended) {
      expect(one.status).toBe('rejected');
      expect((one as PromiseRejectedResult).reason).toBeInstanceOf(ClosedError);
    }
    for (const call of [
      () => client.raw.get('key'),
      () => client.raw.put('key', 'x'),
      () => client.pd.getTimestamp(),
    ]) {
      await expect((async (): Promise<unknown> => call())()).rejects.toBeInstanceOf(ClosedError);
    }
  });

  test('an aborted call rejects with the very reason, wherever it was', async () => {
    const cluster = await startCluster({ regions: 2 });
    const client = await connect(cluster);
    await client.raw.put('key', 'value');
    cluster.addFault({ method: 'RawGet', on: 'reply', action: 'drop' });
    cluster.addFault({ method: 'GetRegion', on: 'reply', action: 'drop' });
    const abort = new AbortController();
    const { signal } = abort;
    const reason = { not: 'even an error' };
    const calls = [
      client.raw.get('key', { signal }),
      client.raw.get(Uint8Array.of(255), { signal }),
      client.raw.get('key', { signal: AbortSignal.abort(reason) }),
    ];
    const ended = Promise.allSettled(calls);
    abort.abort(reason);
    for (const one of await ended) expect((one as PromiseRejectedResult).reason).toBe(reason);
  });
});
