import type { TikvError } from '@tikv-client/errors';
import { commands, decodeBatchRequest, kvrpcpb } from '@tikv-client/kvproto';
import { SimulatedClock } from '@tikv-client/runtime';
import { StatusCode, type StreamHandlers, type Transport } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { createStoreRpc } from '../src/index.js';

/** A stream that is full after every frame, until the test says otherwise. */
class FullStreams implements Transport {
  readonly frames: number[][] = [];
  readonly handlers: StreamHandlers[] = [];

  open(address: string): ReturnType<Transport['open']> {
    return {
      address,
      state: 'ready',
      unary: () => () => {},
      stream: (_path, _options, handlers) => {
        const sent: number[] = [];
        this.frames.push(sent);
        this.handlers.push(handlers);
        const send = (frame: Uint8Array): boolean => {
          let requests = 0;
          decodeBatchRequest(frame, () => requests++);
          sent.push(requests);
          return false;
        };
        return { send, end: () => {}, cancel: () => {} };
      },
      close: () => {},
    };
  }
}

function createFullWorld() {
  const clock = new SimulatedClock();
  const streams = new FullStreams();
  const rpc = createStoreRpc({ maxBatchSize: 10, connectionsPerStore: 1 }, { transport: streams, clock });
  const errors: (TikvError | undefined)[] = [];
  const send = (count: number, deadline = 1_000): void => {
    for (let i = 0; i < count; i++) {
      const request = kvrpcpb.RawGetRequest.fromPartial({});
      rpc.send('store-1:20160', commands.RawGet, request, { deadline }, (error) => errors.push(error));
    }
  };
  return { clock, streams, rpc, errors, send, waiting: () => rpc.debugSnapshot().stores[0]?.connections[0] };
}

describe('a stream that takes no more', () => {
  test('gets one frame at each drain', async () => {
    const { clock, streams, rpc, send, waiting } = createFullWorld();
    send(25);
    await clock.settle();
    expect(streams.frames).toEqual([[10]]);
    streams.handlers[0]?.onDrain?.();
    await clock.settle();
    send(1);
    await clock.settle();
    expect(streams.frames).toEqual([[10, 10]]);
    expect(waiting()).toMatchObject({ inFlight: 20, queued: 6 });
    streams.handlers[0]?.onDrain?.();
    await clock.settle();
    expect(streams.frames).toEqual([[10, 10, 6]]);
    rpc.close();
  });

  test('and ends: what it did not take goes onto the next stream at once', async () => {
    const { clock, streams, rpc, errors, send } = createFullWorld();
    send(15);
    await clock.settle();
    streams.handlers[0]?.onEnd({ code: StatusCode.UNAVAILABLE, message: 'gone' });
    streams.handlers[0]?.onDrain?.();
    streams.handlers[0]?.onEnd({ code: StatusCode.UNAVAILABLE, message: 'gone again' });
    await clock.settle();
    expect(errors).toHaveLength(10);
    expect(streams.frames).toEqual([[10], [5]]);
    rpc.close();
    expect(errors).toHaveLength(15);
  });

  test('does not pile up requests that ended while they were queued', async () => {
    const { clock, rpc, errors, send, waiting } = createFullWorld();
    send(10, 1e9);
    await clock.settle();
    for (let round = 0; round < 6; round++) {
      send(1_000, clock.monotonic() + 10);
      await clock.advance(50);
    }
    expect(errors).toHaveLength(6_000);
    expect(errors.every((error) => error !== undefined && 'sent' in error && error.sent === false)).toBe(true);
    expect(waiting()).toMatchObject({ inFlight: 10, queued: 0 });
    rpc.close();
  });
});
