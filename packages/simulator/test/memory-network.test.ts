import { StatusCode } from '@tikv-client/transport';
import type { Status } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { runSeed } from '../src/index.js';
import type { World } from '../src/index.js';

const path = '/test.Echo/Say';

async function listen({ network }: World): Promise<void> {
  await network.listen({ unary: { [path]: (request) => request } }, { address: 'server:1' });
}

interface Reply {
  readonly atMs: number;
  readonly failure: Status | undefined;
}

function say({ network, clock }: World, from = 'a', deadlineMs = 60_000): Promise<Reply> {
  const channel = network.from(from).open('server:1');
  return new Promise((resolve) => {
    channel.unary(path, new Uint8Array(10), { deadline: clock.monotonic() + deadlineMs }, (failure) => {
      channel.close();
      resolve({ atMs: clock.monotonic(), failure });
    });
  });
}

describe('packets of the memory network', () => {
  test('latency is paid per packet, and two runs of a seed agree on every one', async () => {
    const scenario = {
      name: 'latency',
      run: async (world: World) => {
        await listen(world);
        world.links.setDefault({ latency: { kind: 'uniform', fromMs: 5, toMs: 50 }, dropRate: 0.2 });
        for (let i = 0; i < 20; i++) {
          const { atMs, failure } = await say(world);
          world.note(`${i} ${failure?.code ?? 'ok'}`);
          expect(atMs).toBeGreaterThan(10);
        }
        world.countOperations(20);
      },
    };
    const [one, two] = [await runSeed(3, scenario), await runSeed(3, scenario)];
    expect(one.error).toBeUndefined();
    expect(one).toMatchObject({ ok: true, operations: 20, hash: two.hash });
    expect((await runSeed(4, scenario)).hash).not.toBe(one.hash);
  });

  test('a partition stalls the stream until it heals; the other host is not concerned', async () => {
    const result = await runSeed(1, {
      name: 'partition',
      async run(world) {
        await listen(world);
        const heal = world.links.partition({ from: ['a'], to: ['server:1'] });
        world.clock.setTimer(2000, heal);
        const [cut, other] = await Promise.all([say(world, 'a'), say(world, 'b')]);
        expect(other).toMatchObject({ failure: undefined });
        expect(other.atMs).toBeLessThan(100);
        expect(cut.failure).toBeUndefined();
        expect(cut.atMs).toBeGreaterThan(2000);
      },
    });
    expect(result.error).toBeUndefined();
  });

  test('a one-way partition loses replies: the call ends at its deadline', async () => {
    const result = await runSeed(1, {
      name: 'one-way',
      async run(world) {
        await listen(world);
        world.links.partition({ from: ['server:1'], to: ['*'], oneWay: true });
        const { failure } = await say(world, 'a', 500);
        expect([StatusCode.DEADLINE_EXCEEDED, StatusCode.UNAVAILABLE]).toContain(failure?.code);
      },
    });
    expect(result.error).toBeUndefined();
  });

  test('a loss that breaks ends the call with UNAVAILABLE', async () => {
    const result = await runSeed(1, {
      name: 'break',
      async run(world) {
        await listen(world);
        world.links.setDefault({ dropRate: 1, onDrop: 'break' });
        const { failure } = await say(world, 'a', 800);
        expect([StatusCode.DEADLINE_EXCEEDED, StatusCode.UNAVAILABLE]).toContain(failure?.code);
        expect(world.links.counts().broken).toBeGreaterThan(0);
        world.links.heal();
        expect((await say(world)).failure).toBeUndefined();
      },
    });
    expect(result.error).toBeUndefined();
  });
});
