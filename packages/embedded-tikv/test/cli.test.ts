import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runCluster } from '../src/cli/run-cluster.js';

/** Runs the command in this process; `stop` is the signal. */
function run(...args: string[]) {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const out: string[] = [];
  const errors: string[] = [];
  let ready = () => {};
  const started = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const exit = runCluster({
    args,
    writeOut(text) {
      out.push(text);
      ready();
    },
    writeError: (text) => void errors.push(text),
    stopped,
  });
  return { out, errors, stop, started: Promise.race([started, exit]), exit };
}

interface Ready {
  readonly pd: readonly string[];
  readonly stores: readonly { readonly id: number; readonly addr: string; readonly status: string }[];
}

describe('the command', () => {
  test('prints one line, serves what it names, and leaves with 0', async () => {
    const { out, errors, stop, started, exit } = run('--stores', '3', '--regions', '4', '--pds', '2', '--admin');
    await started;
    expect(out).toHaveLength(1);
    const ready: Ready = JSON.parse(out[0] ?? '');
    expect(out[0]).toBe(`${JSON.stringify(ready)}\n`);
    expect(ready.pd).toHaveLength(2);
    expect(ready.stores.map((store) => store.id)).toEqual([1, 2, 3]);
    for (const address of [...ready.pd, ...ready.stores.flatMap((store) => [store.addr, store.status])]) {
      expect(address).toMatch(/^127\.0\.0\.1:[1-9]\d*$/);
    }
    const regions = await (await fetch(`http://${ready.pd[1]}/pd/api/v1/regions/count`)).json();
    expect(regions).toEqual({ count: 4, regions: null });
    const split = await fetch(`http://${ready.pd[0]}/embedded/v1/split`, { method: 'POST', body: '{"key":"6161"}' });
    expect(split.status).toBe(200);
    const after = await (await fetch(`http://${ready.pd[0]}/pd/api/v1/regions/count`)).json();
    expect(after).toEqual({ count: 5, regions: null });
    stop();
    expect(await exit).toBe(0);
    expect(errors).toEqual([]);
    await expect(fetch(`http://${ready.pd[0]}/pd/api/v1/ping`)).rejects.toThrow('fetch failed');
  });

  test('without --admin nothing can be changed from outside, and a taken port is one line on stderr', async () => {
    const first = run('--stores', '1');
    await first.started;
    const ready: Ready = JSON.parse(first.out[0] ?? '');
    expect((await fetch(`http://${ready.pd[0]}/embedded/v1/regions`)).status).toBe(404);
    const second = run('--stores', '1', '--pd-addr', ready.pd[0] ?? '');
    expect(await second.exit).toBe(1);
    expect(second.out).toEqual([]);
    expect(second.errors.join('')).toMatch(/^error: .*EADDRINUSE.*\n$/);
    first.stop();
    expect(await first.exit).toBe(0);
  });

  test('a setting the cluster refuses is one line on stderr', async () => {
    const { errors, exit } = run('--stores', '0');
    expect(await exit).toBe(1);
    expect(errors).toEqual(['error: stores: must be an integer between 1 and 64\n']);
  });

  test('as a process it leaves with 0 within a second of SIGTERM and of SIGINT', async () => {
    const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
    const end = async (signal: NodeJS.Signals) => {
      const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main, '--stores', '1'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = new Promise((resolve) => child.once('exit', (code, by) => resolve([signal, code, by])));
      await Promise.race([exited, new Promise((resolve) => child.stdout.once('data', resolve))]);
      child.kill(signal);
      return exited;
    };
    // Beyond its second the process would end itself with 1.
    expect(await Promise.all([end('SIGTERM'), end('SIGINT')])).toEqual([
      ['SIGTERM', 0, null],
      ['SIGINT', 0, null],
    ]);
  }, 30_000);
});
