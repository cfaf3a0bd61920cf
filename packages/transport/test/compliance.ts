import type { Clock } from '@tikv-client/runtime';
import { afterEach, describe, expect, test } from 'vitest';
import { StatusCode, StatusError } from '../src/index.js';
import type {
  Channel,
  ChannelOptions,
  Handlers,
  HttpResponse,
  Listener,
  Metadata,
  Server,
  ServerCall,
  ServerOptions,
  Transport,
} from '../src/index.js';
import { OpenStream, bytes, callUnary, signalled, text, within } from './calls.js';

/** One implementation of both sides. `drive` moves time and events until the promise settles. */
export interface Fixture {
  /** Title of the suite. */
  readonly name: string;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly listener: Listener;
  readonly address: string;
  readonly tls: () => Pick<ServerOptions, 'tls'>;
  readonly channelTls: () => Pick<ChannelOptions, 'tls'>;
  readonly drive: <T>(promise: Promise<T>) => Promise<T>;
  http(address: string, method: string, url: string, body?: string): Promise<{ status: number; body: string }>;
}

/** What every front and transport has to do alike. */
export function describeCompliance(fixture: Fixture): void {
  const { clock, drive } = fixture;
  const open: Channel[] = [];
  const servers: Server[] = [];

  async function serve(handlers: Handlers, options: Partial<ServerOptions> = {}): Promise<Server> {
    const server = await drive(
      fixture.listener.listen(handlers, { address: fixture.address, ...fixture.tls(), ...options }),
    );
    servers.push(server);
    return server;
  }

  function connect(server: Server, options: ChannelOptions = {}): Channel {
    const channel = fixture.transport.open(server.address, { ...fixture.channelTls(), ...options });
    open.push(channel);
    return channel;
  }

  afterEach(async () => {
    for (const channel of open.splice(0)) channel.close();
    await drive(Promise.all(servers.splice(0).map((server) => server.close())));
  });

  const echo: Handlers = {
    unary: { '/test.Echo/Unary': (request) => request },
    stream: {
      '/test.Echo/Bidi': (stream) => ({
        onMessage: (message) => void stream.send(message),
        onHalfClose: () => stream.end(),
      }),
      '/test.Echo/ServerStream': (stream) => ({
        onMessage: (message) => {
          for (const part of text(message).split(' ')) stream.send(bytes(part));
        },
        onHalfClose: () => stream.end(),
      }),
      '/test.Echo/ClientStream': (stream) => {
        const parts: string[] = [];
        return {
          onMessage: (message) => void parts.push(text(message)),
          onHalfClose: () => {
            stream.send(bytes(parts.join(' ')));
            stream.end();
          },
        };
      },
    },
  };

  describe(`compliance: ${fixture.name}`, () => {
    test('unary: one request, one response', async () => {
      const channel = connect(await serve(echo));
      const { response } = await drive(callUnary(channel, '/test.Echo/Unary', bytes('ping'), within(clock, 5000)));
      expect(text(response)).toBe('ping');
      expect(channel.state).toBe('ready');
    });

    test('unary: an empty message is a message', async () => {
      const channel = connect(await serve(echo));
      const outcome = await drive(callUnary(channel, '/test.Echo/Unary', new Uint8Array(0), within(clock, 5000)));
      expect(outcome.failure).toBeUndefined();
      expect(outcome.response?.byteLength).toBe(0);
    });

    test('server streaming: many messages in order, then OK', async () => {
      const channel = connect(await serve(echo));
      const call = new OpenStream(channel, '/test.Echo/ServerStream', within(clock, 5000));
      call.stream.send(bytes('a b c d'));
      call.stream.end();
      expect((await drive(call.status)).code).toBe(StatusCode.OK);
      expect(call.messages.map(text)).toEqual(['a', 'b', 'c', 'd']);
    });

    test('client streaming: messages sent before the connection stands arrive in order', async () => {
      const channel = connect(await serve(echo));
      const call = new OpenStream(channel, '/test.Echo/ClientStream', within(clock, 5000));
      const words = Array.from({ length: 50 }, (_, i) => `w${i}`);
      for (const word of words) call.stream.send(bytes(word));
      call.stream.end();
      expect((await drive(call.status)).code).toBe(StatusCode.OK);
      expect(call.messages.map(text)).toEqual([words.join(' ')]);
    });

    test('bidirectional: ping-pong, then half-close', async () => {
      const channel = connect(await serve(echo));
      const call = new OpenStream(channel, '/test.Echo/Bidi', within(clock, 5000));
      for (let i = 1; i <= 20; i++) {
        call.stream.send(bytes(`m${i}`));
        await drive(call.until(i));
      }
      call.stream.end();
      expect((await drive(call.status)).code).toBe(StatusCode.OK);
      expect(text(call.messages[19])).toBe('m20');
    });

    test('the sender may reuse its buffer once send has returned to the event loop', async () => {
      const channel = connect(await serve(echo));
      const buffer = bytes('first');
      const call = new OpenStream(channel, '/test.Echo/Bidi', within(clock, 5000));
      call.stream.send(buffer);
      await drive(call.until(1));
      buffer.fill(0);
      expect(text(call.messages[0])).toBe('first');
      call.stream.cancel();
      await drive(call.status);
    });

    test('an unknown method is UNIMPLEMENTED and named', async () => {
      const channel = connect(await serve(echo));
      const { failure } = await drive(callUnary(channel, '/test.Echo/Nope', bytes('x'), within(clock, 5000)));
      expect(failure?.code).toBe(StatusCode.UNIMPLEMENTED);
      expect(failure?.message).toContain('/test.Echo/Nope');
    });

    test.each(['sync', 'async'])('a status thrown by a handler reaches the caller (%s)', async (kind) => {
      const thrown = new StatusError(StatusCode.ABORTED, 'no: 100 % of "it"');
      const handler = () => {
        if (kind === 'sync') throw thrown;
        return Promise.reject(thrown);
      };
      const channel = connect(await serve({ unary: { '/a.B/C': handler } }));
      const { failure } = await drive(callUnary(channel, '/a.B/C', bytes('x'), within(clock, 5000)));
      expect(failure).toMatchObject({ code: StatusCode.ABORTED, message: 'no: 100 % of "it"' });
      expect(failure?.unsent).toBeUndefined();
    });

    test('any other error of a handler is UNKNOWN', async () => {
      const broken = () => {
        throw new TypeError('a bug');
      };
      const channel = connect(await serve({ unary: { '/a.B/U': broken }, stream: { '/a.B/S': broken } }));
      const { failure } = await drive(callUnary(channel, '/a.B/U', bytes('x'), within(clock, 5000)));
      expect(failure).toMatchObject({ code: StatusCode.UNKNOWN, message: 'a bug' });
      const call = new OpenStream(channel, '/a.B/S', within(clock, 5000));
      expect(await drive(call.status)).toMatchObject({ code: StatusCode.UNKNOWN, message: 'a bug' });
    });

    test('a stream ends with the status and the messages the handler gave it', async () => {
      const channel = connect(
        await serve({
          stream: {
            '/a.B/S': (stream) => ({
              onMessage: (message) => {
                stream.send(message);
                stream.end({ code: StatusCode.OUT_OF_RANGE, message: 'enough' });
              },
            }),
          },
        }),
      );
      const call = new OpenStream(channel, '/a.B/S', within(clock, 5000));
      call.stream.send(bytes('one'));
      expect(await drive(call.status)).toMatchObject({ code: StatusCode.OUT_OF_RANGE, message: 'enough' });
      expect(call.messages.map(text)).toEqual(['one']);
    });

    test('metadata goes both ways, text and bytes, and trailers come with the status', async () => {
      const binary = new Uint8Array([0, 1, 127, 128, 255]);
      const sent: Metadata = [
        ['x-request', 'r1'],
        ['x-blob-bin', binary],
      ];
      const seen: Metadata[] = [];
      const handlers: Handlers = {
        unary: {
          '/a.B/C': (_request, call) => {
            seen.push(call.metadata);
            call.sendMetadata([
              ['x-initial', 'i1'],
              ['x-initial-bin', binary],
            ]);
            throw new StatusError(StatusCode.ABORTED, 'done', [['x-trailer', 't1']]);
          },
        },
      };
      const channel = connect(await serve(handlers));
      const initial: Metadata[] = [];
      const { failure } = await drive(
        callUnary(channel, '/a.B/C', bytes('x'), {
          ...within(clock, 5000),
          metadata: sent,
          onMetadata: (metadata) => initial.push(metadata),
        }),
      );
      const find = (metadata: Metadata | undefined, name: string) => metadata?.find(([key]) => key === name)?.[1];
      const octets = (value: string | Uint8Array | undefined) => (value instanceof Uint8Array ? Array.from(value) : []);
      expect(find(seen[0], 'x-request')).toBe('r1');
      expect(octets(find(seen[0], 'x-blob-bin'))).toEqual(Array.from(binary));
      expect(find(initial[0], 'x-initial')).toBe('i1');
      expect(octets(find(initial[0], 'x-initial-bin'))).toEqual(Array.from(binary));
      expect(find(failure?.metadata, 'x-trailer')).toBe('t1');
    });

    test('a call past its deadline ends with DEADLINE_EXCEEDED and aborts the handler', async () => {
      const aborted = signalled<unknown>();
      const calls: ServerCall[] = [];
      const handlers: Handlers = {
        unary: {
          ...echo.unary,
          '/a.B/Never': (_request, call) => {
            calls.push(call);
            call.signal.addEventListener('abort', () => aborted.resolve(call.signal.reason));
            return new Promise(() => {});
          },
        },
      };
      const channel = connect(await serve(handlers));
      await drive(callUnary(channel, '/test.Echo/Unary', bytes('warm'), within(clock, 5000)));
      const options = within(clock, 60);
      const begun = clock.monotonic();
      const { failure } = await drive(callUnary(channel, '/a.B/Never', bytes('x'), options));
      expect(failure?.code).toBe(StatusCode.DEADLINE_EXCEEDED);
      expect(clock.monotonic() - begun).toBeLessThan(1000);
      await drive(aborted.promise);
      expect(Math.abs((calls[0]?.deadline ?? 0) - options.deadline)).toBeLessThan(50);
    });

    test('a deadline in the past fails at once and sends nothing', async () => {
      const channel = connect(await serve(echo));
      const { failure } = await drive(callUnary(channel, '/test.Echo/Unary', bytes('x'), within(clock, 0)));
      expect(failure).toMatchObject({ code: StatusCode.DEADLINE_EXCEEDED, unsent: true });
    });

    test.each(['cancel', 'signal'])('cancelling a unary call by %s aborts the handler', async (how) => {
      const started = signalled();
      const aborted = signalled();
      const channel = connect(
        await serve({
          unary: {
            '/a.B/Never': (_request, call) => {
              call.signal.addEventListener('abort', () => aborted.resolve());
              started.resolve();
              return new Promise(() => {});
            },
          },
        }),
      );
      const controller = new AbortController();
      let cancel = () => {};
      const outcome = new Promise<number | undefined>((resolve) => {
        const options = { ...within(clock, 5000), signal: controller.signal };
        cancel = channel.unary('/a.B/Never', bytes('x'), options, (failure) => resolve(failure?.code));
      });
      await drive(started.promise);
      if (how === 'cancel') cancel();
      else controller.abort();
      expect(await drive(outcome)).toBe(StatusCode.CANCELLED);
      await drive(aborted.promise);
    });

    test('cancelling a stream tells the handler', async () => {
      const closed = signalled();
      const channel = connect(
        await serve({
          stream: {
            '/a.B/S': (stream) => ({
              onMessage: (message) => void stream.send(message),
              onClose: () => closed.resolve(),
            }),
          },
        }),
      );
      const call = new OpenStream(channel, '/a.B/S', { deadline: Infinity });
      call.stream.send(bytes('x'));
      await drive(call.until(1));
      call.stream.cancel('enough');
      expect((await drive(call.status)).code).toBe(StatusCode.CANCELLED);
      await drive(closed.promise);
    });

    test('closing the channel ends its calls with UNAVAILABLE; later calls fail unsent', async () => {
      const channel = connect(await serve(echo));
      const call = new OpenStream(channel, '/test.Echo/Bidi', { deadline: Infinity });
      call.stream.send(bytes('x'));
      await drive(call.until(1));
      channel.close();
      channel.close();
      expect((await drive(call.status)).code).toBe(StatusCode.UNAVAILABLE);
      const { failure } = await drive(callUnary(channel, '/test.Echo/Unary', bytes('x'), within(clock, 1000)));
      expect(failure).toMatchObject({ code: StatusCode.UNAVAILABLE, unsent: true });
      expect(channel.state).toBe('closed');
    });

    test('both sides refuse messages over their limit with RESOURCE_EXHAUSTED', async () => {
      const server = await serve(
        { unary: { ...echo.unary, '/a.B/Big': () => new Uint8Array(3000) } },
        { maxReceiveBytes: 2000 },
      );
      const channel = connect(server, { maxReceiveBytes: 1000 });
      const tooLong = await drive(callUnary(channel, '/test.Echo/Unary', new Uint8Array(2001), within(clock, 5000)));
      expect(tooLong.failure?.code).toBe(StatusCode.RESOURCE_EXHAUSTED);
      const tooLongBack = await drive(callUnary(channel, '/a.B/Big', bytes('x'), within(clock, 5000)));
      expect(tooLongBack.failure?.code).toBe(StatusCode.RESOURCE_EXHAUSTED);
      const fits = await drive(callUnary(channel, '/test.Echo/Unary', new Uint8Array(1000), within(clock, 5000)));
      expect(fits.response?.byteLength).toBe(1000);
    });

    test('a message of 24 MiB goes there and back', async () => {
      const channel = connect(await serve(echo));
      const big = new Uint8Array(24 * 1024 * 1024);
      for (let i = 0; i < big.length; i += 4099) big[i] = i % 251;
      const { failure, response } = await drive(callUnary(channel, '/test.Echo/Unary', big, within(clock, 20_000)));
      expect(failure).toBeUndefined();
      expect(Buffer.compare(response ?? new Uint8Array(0), big)).toBe(0);
    });

    test('200 streams and 200 unary calls at once do not mix', async () => {
      const channel = connect(await serve(echo));
      const streams = Array.from({ length: 200 }, (_, i) => {
        const call = new OpenStream(channel, '/test.Echo/Bidi', within(clock, 20_000));
        for (let k = 0; k < 3; k++) call.stream.send(bytes(`s${i}.${k}`));
        call.stream.end();
        return call;
      });
      const unary = Array.from({ length: 200 }, (_, i) =>
        callUnary(channel, '/test.Echo/Unary', bytes(`u${i}`), within(clock, 20_000)),
      );
      const statuses = await drive(Promise.all(streams.map((call) => call.status)));
      expect(statuses.every((status) => status.code === StatusCode.OK)).toBe(true);
      streams.forEach((call, i) => expect(call.messages.map(text)).toEqual([`s${i}.0`, `s${i}.1`, `s${i}.2`]));
      const answers = await drive(Promise.all(unary));
      expect(answers.map(({ response }) => text(response))).toEqual(answers.map((_, i) => `u${i}`));
    });

    test('send tells when to wait, on both sides, and onDrain when to go on', async () => {
      const drained = signalled();
      let serverWaited = false;
      const channel = connect(
        await serve({
          stream: {
            ...echo.stream,
            '/a.B/Flood': (stream) => ({
              onMessage: () => {
                while (stream.send(new Uint8Array(64 * 1024)));
                serverWaited = true;
              },
              onDrain: () => {
                drained.resolve();
                stream.end();
              },
            }),
          },
        }),
      );
      const flood = new OpenStream(channel, '/a.B/Flood', within(clock, 10_000));
      flood.stream.send(bytes('go'));
      await drive(drained.promise);
      expect(serverWaited).toBe(true);
      expect((await drive(flood.status)).code).toBe(StatusCode.OK);

      const call = new OpenStream(channel, '/test.Echo/Bidi', within(clock, 10_000));
      let sent = 0;
      do sent += 1;
      while (call.stream.send(new Uint8Array(64 * 1024)));
      await drive(call.until(sent));
      expect(call.drains).toBe(1);
      call.stream.end();
      expect((await drive(call.status)).code).toBe(StatusCode.OK);
    });

    test('a grace period lets running calls finish and takes no new connection', async () => {
      const started = signalled();
      const finish = signalled<Uint8Array>();
      const server = await serve({
        unary: {
          ...echo.unary,
          '/a.B/Slow': () => {
            started.resolve();
            return finish.promise;
          },
        },
      });
      const channel = connect(server);
      const slow = callUnary(channel, '/a.B/Slow', bytes('x'), within(clock, 5000));
      await drive(started.promise);
      const closed = server.close({ graceMs: 4000 });
      const late = connect(server);
      const refused = await drive(callUnary(late, '/test.Echo/Unary', bytes('x'), within(clock, 2000)));
      expect(refused.failure).toMatchObject({ code: StatusCode.UNAVAILABLE, unsent: true });
      finish.resolve(bytes('finished'));
      expect(text((await drive(slow)).response)).toBe('finished');
      await drive(closed);
    });

    test('after the grace period calls are broken with UNAVAILABLE', async () => {
      const started = signalled();
      const aborted = signalled();
      const server = await serve({
        unary: {
          '/a.B/Never': (_request, call) => {
            call.signal.addEventListener('abort', () => aborted.resolve());
            started.resolve();
            return new Promise(() => {});
          },
        },
      });
      const channel = connect(server);
      const never = callUnary(channel, '/a.B/Never', bytes('x'), within(clock, 5000));
      await drive(started.promise);
      await drive(server.close({ graceMs: 30 }));
      const { failure } = await drive(never);
      expect(failure?.code).toBe(StatusCode.UNAVAILABLE);
      expect(failure?.unsent).toBeUndefined();
      await drive(aborted.promise);
    });

    test('a server that comes back on its address serves the next call of the same channel', async () => {
      const server = await serve(echo);
      const channel = connect(server);
      await drive(callUnary(channel, '/test.Echo/Unary', bytes('x'), within(clock, 5000)));
      await drive(server.close());
      const down = await drive(callUnary(channel, '/test.Echo/Unary', bytes('x'), within(clock, 2000)));
      expect(down.failure?.code).toBe(StatusCode.UNAVAILABLE);
      await serve(echo, { address: server.address });
      const up = await drive(callUnary(channel, '/test.Echo/Unary', bytes('back'), within(clock, 2000)));
      expect(up.failure).toBeUndefined();
      expect(text(up.response)).toBe('back');
    });

    test('HTTP on the same server: GET and POST with query and body, 404 without a handler', async () => {
      const server = await serve({
        ...echo,
        http: async ({ method, url, body }): Promise<HttpResponse> => ({
          status: 201,
          headers: { 'x-seen': 'yes' },
          body: `${method} ${url} ${text(body)}`,
        }),
      });
      expect(await drive(fixture.http(server.address, 'GET', '/pd/api?x=1'))).toEqual({
        status: 201,
        body: 'GET /pd/api?x=1 ',
      });
      expect(await drive(fixture.http(server.address, 'POST', '/p', '{"a":1}'))).toEqual({
        status: 201,
        body: 'POST /p {"a":1}',
      });
      const plain = await serve(echo);
      expect((await drive(fixture.http(plain.address, 'GET', '/'))).status).toBe(404);
    });
  });
}
