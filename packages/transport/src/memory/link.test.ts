import { SimulatedClock } from '@tikv-client/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StatusCode } from '../status.js';
import { Link } from './link.js';
import type { LinkVerdict } from './link.js';
import { MemoryNetwork } from './memory-network.js';

const ends = (onBroken = () => {}) => ({ from: 'a', to: 'b', keepaliveMs: 1000, onBroken });

describe('Link', () => {
  test('packets arrive in the order they were sent, whatever their delays', async () => {
    const packets = fc.array(fc.record({ wait: fc.nat(5), delay: fc.nat(20) }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(packets, async (sent) => {
        const clock = new SimulatedClock();
        let delayMs = 0;
        const link = new Link(clock, () => ({ delayMs }), ends());
        const arrived: number[] = [];
        for (const [i, { wait, delay }] of sent.entries()) {
          delayMs = delay;
          link.send(1, () => void arrived.push(i));
          await clock.advance(wait);
        }
        await clock.advance(100);
        expect(arrived).toEqual(sent.map((_, i) => i));
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  test('a stalled packet holds those behind it until wake, and breaks the link when nobody wakes it', async () => {
    const clock = new SimulatedClock();
    let verdict: LinkVerdict = 'stall';
    let broken = 0;
    const link = new Link(
      clock,
      () => verdict,
      ends(() => void (broken += 1)),
    );
    const arrived: number[] = [];
    link.send(1, () => void arrived.push(1));
    verdict = { delayMs: 3 };
    link.send(1, () => void arrived.push(2));
    await clock.advance(500);
    expect(arrived).toEqual([]);
    link.wake();
    await clock.advance(3);
    expect(arrived).toEqual([1, 2]);
    verdict = 'stall';
    link.send(1, () => {});
    await clock.advance(999);
    expect(broken).toBe(0);
    await clock.advance(1);
    expect(broken).toBe(1);
  });
});

describe('MemoryNetwork under a link policy', () => {
  function setUp() {
    const clock = new SimulatedClock();
    const state: { verdict: (from: string, to: string, bytes: number) => LinkVerdict } = {
      verdict: () => ({ delayMs: 1 }),
    };
    const log: string[] = [];
    const network = new MemoryNetwork({
      clock,
      link: (from, to, bytes) => {
        log.push(`${clock.monotonic()} ${from}>${to} ${bytes}`);
        return state.verdict(from, to, bytes);
      },
    });
    return { clock, state, network, log };
  }

  const call = (channel: ReturnType<MemoryNetwork['open']>, deadline: number) =>
    new Promise<number>((resolve) =>
      channel.unary('/a.B/C', new Uint8Array(5), { deadline }, (failure) => resolve(failure?.code ?? 0)),
    );

  test('hosts are told apart, and one call is four kinds of packet', async () => {
    const { clock, network, log } = setUp();
    await network.listen({ unary: { '/a.B/C': () => new Uint8Array(7) } }, { address: 'store-1:1' });
    const code = await clock.runUntil(call(network.from('tidb-0').open('store-1:1'), 1000));
    expect(code).toBe(StatusCode.OK);
    expect(log).toEqual([
      '0 tidb-0>store-1:1 0',
      '1 store-1:1>tidb-0 0',
      '2 tidb-0>store-1:1 5',
      '3 store-1:1>tidb-0 7',
      '3 store-1:1>tidb-0 0',
    ]);
  });

  test('a request whose caller gave up is still carried out when the link heals', async () => {
    const { clock, state, network } = setUp();
    let served = 0;
    const handler = () => {
      served += 1;
      return new Uint8Array(0);
    };
    await network.listen({ unary: { '/a.B/C': handler } }, { address: 's:1' });
    const channel = network.open('s:1');
    expect(await clock.runUntil(call(channel, 1000))).toBe(StatusCode.OK);
    state.verdict = () => 'stall';
    expect(await clock.runUntil(call(channel, clock.monotonic() + 50))).toBe(StatusCode.DEADLINE_EXCEEDED);
    expect(served).toBe(1);
    state.verdict = () => ({ delayMs: 1 });
    network.wake();
    await clock.advance(10);
    expect(served).toBe(2);
    expect(await clock.runUntil(call(channel, clock.monotonic() + 50))).toBe(StatusCode.OK);
  });

  test('a dropped connection ends calls with UNAVAILABLE on one side and their signals on the other', async () => {
    const { clock, state, network } = setUp();
    let aborted = false;
    const handler = (_request: Uint8Array, { signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise<Uint8Array>(() => {});
    };
    await network.listen({ unary: { '/a.B/C': handler } }, { address: 's:1' });
    const channel = network.open('s:1');
    const first = call(channel, 1000);
    await clock.advance(20);
    state.verdict = () => 'drop-connection';
    const second = call(channel, 1000);
    expect(await clock.runUntil(Promise.all([first, second]))).toEqual([
      StatusCode.UNAVAILABLE,
      StatusCode.UNAVAILABLE,
    ]);
    expect(aborted).toBe(true);
  });

  test('breakConnections resets what runs between two hosts, and the next call reconnects', async () => {
    const { clock, network } = setUp();
    await network.listen({ unary: { '/a.B/C': () => new Uint8Array(0) } }, { address: 's:1' });
    const [near, far] = [network.from('near').open('s:1'), network.from('far').open('s:1')];
    expect(await clock.runUntil(Promise.all([call(near, 100), call(far, 100)]))).toEqual([0, 0]);
    network.breakConnections('near', 's:1');
    expect([near.state, far.state]).toEqual(['idle', 'ready']);
    expect(await clock.runUntil(call(near, clock.monotonic() + 500))).toBe(StatusCode.OK);
  });

  test('two runs of the same calls are equal, event by event', async () => {
    const run = async () => {
      const { clock, state, network, log } = setUp();
      let n = 0;
      state.verdict = () => ({ delayMs: (n++ * 7) % 5 });
      await network.listen({ unary: { '/a.B/C': (request) => request } }, { address: 's:1' });
      const channels = [network.from('x').open('s:1'), network.from('y').open('s:1')];
      await clock.runUntil(Promise.all(channels.flatMap((channel) => [call(channel, 500), call(channel, 500)])));
      return { log, events: clock.eventCount, time: clock.monotonic() };
    };
    expect(await run()).toEqual(await run());
  });

  test('listening twice on a name is refused; HTTP is served past the links', async () => {
    const { network } = setUp();
    const http = () => ({ status: 200, body: 'config' });
    await network.listen({ http }, { address: 's:1' });
    await expect(network.listen({}, { address: 's:1' })).rejects.toMatchObject({ code: 'CONFIG' });
    expect(await network.http('s:1', { url: '/config' })).toEqual({ status: 200, body: 'config' });
    expect(await network.http('s:2', { url: '/config' })).toBeUndefined();
  });
});
