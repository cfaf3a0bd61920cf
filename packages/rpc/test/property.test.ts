import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakStream, type Received, reply } from './fake-store.js';
import { createWorld, type Outcome } from './harness.js';

type Step =
  | { readonly kind: 'send'; readonly count: number; readonly timeoutMs: number; readonly signal: boolean }
  | { readonly kind: 'answer'; readonly from: number; readonly count: number; readonly twice: boolean }
  | { readonly kind: 'abort' | 'break' | 'restart' | 'closeAddress' }
  | { readonly kind: 'pass'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      count: fc.integer({ min: 1, max: 40 }),
      timeoutMs: fc.integer({ min: 0, max: 300 }),
      signal: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      from: fc.integer({ min: 0, max: 30 }),
      count: fc.integer({ min: 1, max: 40 }),
      twice: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 200 }) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'abort' }, { kind: 'break' }, { kind: 'restart' }, {
      kind: 'closeAddress',
    } as const) as fc.Arbitrary<Step>,
  },
);

describe('whatever happens', () => {
  test('every request ends exactly once, with its own value or an error it deserves', async () => {
    let requests = 0;
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const world = await createWorld({
          fillConnectionTo: 60,
          maxBatchSize: 16,
          connectionsPerStore: 2,
          maxPendingPerConnection: 200,
        });
        world.store.echo = false;
        const outcomes: Outcome[] = [];
        const deserved = new Map<Outcome, { readonly deadline: number; readonly signal: AbortSignal | undefined }>();
        let controller = new AbortController();
        for (const [i, next] of steps.entries()) {
          switch (next.kind) {
            case 'send':
              for (let k = 0; k < next.count; k++) {
                const deadline = world.clock.monotonic() + next.timeoutMs;
                const signal = next.signal ? controller.signal : undefined;
                const outcome = world.get(`${i}/${k}`, { deadline, signal });
                outcomes.push(outcome);
                deserved.set(outcome, { deadline, signal });
              }
              break;
            case 'answer': {
              const pick = (held: readonly Received[]) => held.slice(next.from, next.from + next.count).toReversed();
              const chosen = pick(world.store.held);
              world.store.answer(pick);
              if (next.twice) for (const received of chosen) reply([received]);
              break;
            }
            case 'pass':
              await world.clock.advance(next.ms);
              break;
            case 'abort':
              controller.abort();
              controller = new AbortController();
              break;
            case 'break':
              for (const stream of world.store.streams) breakStream(stream);
              break;
            case 'restart': {
              const stopped = world.store.stop();
              await world.clock.advance(1);
              await stopped;
              await world.store.start();
              break;
            }
            case 'closeAddress':
              world.rpc.closeAddress(world.store.address, Infinity);
              break;
          }
          if (i % 3 === 0) await world.clock.settle();
          expect(outcomes.every(({ times }) => times <= 1)).toBe(true);
        }
        // Past every deadline nothing may wait any more, with no help from the store.
        await world.clock.advance(1_000);
        for (const outcome of outcomes) {
          expect(outcome.times).toBe(1);
          if (outcome.error === undefined) expect(outcome.value).toBe(outcome.key);
          else expect(['RPC', 'STORE_LIMIT']).toContain(outcome.error.code);
          const { signal } = deserved.get(outcome) ?? {};
          if (outcome.error !== undefined && 'status' in outcome.error && outcome.error.status === 1) {
            expect(signal?.aborted).toBe(true);
          }
        }
        requests += outcomes.length;
        answered += outcomes.filter(({ error }) => error === undefined).length;
        for (const { inFlight, queued } of world.rpc.debugSnapshot().stores.flatMap((store) => store.connections)) {
          expect([inFlight, queued]).toEqual([0, 0]);
        }
        world.rpc.close();
        await world.store.stop();
        await world.clock.advance(1);
        expect(world.clock.pendingTimers).toBe(0);
      }),
      { seed: 20260102, numRuns: 60 },
    );
    // The interleavings must reach both sides to mean anything.
    expect(requests).toBeGreaterThan(2_000);
    expect(answered).toBeGreaterThan(requests / 10);
    expect(answered).toBeLessThan(requests);
  });

  test('ten thousand requests leave nothing behind', async () => {
    const world = await createWorld();
    const outcomes: Outcome[] = [];
    for (let round = 0; round < 20; round++) {
      for (let k = 0; k < 500; k++) outcomes.push(world.get(`${round}/${k}`));
      await world.clock.settle();
    }
    expect(outcomes.every(({ key, value, times }) => key === value && times === 1)).toBe(true);
    const [connection] = world.rpc.debugSnapshot().stores[0]?.connections ?? [];
    expect(connection).toMatchObject({
      inFlight: 0,
      queued: 0,
      outdatedAnswers: 0,
      requestsSent: 10_000,
      requestsPerFrame: 125,
    });
    world.rpc.close();
  });
});
