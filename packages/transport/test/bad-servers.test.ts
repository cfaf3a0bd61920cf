import { createServer as createHttp2Server } from 'node:http2';
import type { ServerHttp2Session } from 'node:http2';
import { connect, createServer } from 'node:net';
import type { Server as NetServer, Socket } from 'node:net';
import { systemClock } from '@tikv-client/runtime';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StatusCode, createGrpcListener, createGrpcTransport, formatAddress } from '../src/index.js';
import type { Channel, ChannelOptions, Server, ServerOptions, Transport } from '../src/index.js';
import { OpenStream, bytes, callUnary, text, within } from './calls.js';
import type { UnaryOutcome } from './calls.js';
import { makeCertificates } from './certificates.js';
import type { Certificates } from './certificates.js';

const path = '/test.Echo/Unary';
const settingsFrame = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
const settingsAck = Buffer.from([0, 0, 0, 4, 1, 0, 0, 0, 0]);

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A port that misbehaves until it is healed; sockets from before stay as they are. */
class FaultyPort {
  readonly #net: NetServer;
  readonly #sockets = new Set<Socket>();
  accepted = 0;
  behave: (socket: Socket) => void;

  constructor(behave: (socket: Socket) => void) {
    this.behave = behave;
    this.#net = createServer((socket) => {
      this.accepted += 1;
      this.keep(socket);
      this.behave(socket);
    });
  }

  keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
  }

  get open(): number {
    return this.#sockets.size;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#net.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => {
      for (const socket of this.#sockets) socket.destroy();
      this.#net.close();
    });
    const bound = this.#net.address();
    return bound !== null && typeof bound === 'object' ? formatAddress(bound.address, bound.port) : '';
  }

  /** From now on connections go through to the server. */
  healTo(server: Server): void {
    this.behave = (socket) => forward(this, socket, server, true);
  }
}

function forward(port: FaultyPort, socket: Socket, server: Server, replies: boolean): void {
  const onward = connect(Number(server.address.split(':')[1]), '127.0.0.1');
  port.keep(onward);
  socket.pipe(onward);
  if (replies) onward.pipe(socket);
  onward.once('close', () => socket.destroy());
  socket.once('close', () => onward.destroy());
}

async function echoServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const server = await createGrpcListener().listen(
    {
      unary: { [path]: (request) => request, '/test.Echo/Never': () => new Promise(() => {}) },
      stream: { '/test.Echo/Bidi': (stream) => ({ onMessage: (message) => void stream.send(message) }) },
    },
    { address: '127.0.0.1:0', ...options },
  );
  cleanups.push(() => server.close());
  return server;
}

function open(address: string, options: ChannelOptions = {}, transport: Transport = createGrpcTransport()): Channel {
  const channel = transport.open(address, options);
  cleanups.push(() => channel.close());
  return channel;
}

async function callTimed(channel: Channel, ms: number): Promise<UnaryOutcome & { readonly tookMs: number }> {
  const begun = systemClock.monotonic();
  const outcome = await callUnary(channel, path, bytes('x'), within(systemClock, ms));
  return { ...outcome, tookMs: systemClock.monotonic() - begun };
}

describe('a server that misbehaves', () => {
  const noise = Buffer.from('\x00\xff\x13garbage, and more of it: '.repeat(40), 'latin1');
  const tooLong = Buffer.concat([settingsFrame, Buffer.from([0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1]), Buffer.alloc(64)]);
  const { UNAVAILABLE, DEADLINE_EXCEEDED } = StatusCode;

  test.each<[string, number[], boolean, (socket: Socket) => void]>([
    ['accepts and never speaks', [DEADLINE_EXCEEDED], true, () => {}],
    [
      'sends half of its settings and stops',
      [DEADLINE_EXCEEDED],
      true,
      (s) => void s.write(settingsFrame.subarray(0, 5)),
    ],
    ['sends settings and then nothing', [DEADLINE_EXCEEDED], false, (s) => void s.write(settingsFrame)],
    ['sends garbage', [UNAVAILABLE], true, (s) => void s.write(noise)],
    [
      'sends garbage after its settings',
      [UNAVAILABLE],
      false,
      (s) => void s.write(Buffer.concat([settingsFrame, noise])),
    ],
    ['answers in HTTP/1.1', [UNAVAILABLE], true, (s) => void s.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['sends a frame longer than allowed', [UNAVAILABLE], false, (s) => void s.write(tooLong)],
    ['closes at once', [UNAVAILABLE], true, (s) => void s.end()],
    ['resets at once', [UNAVAILABLE], true, (s) => void s.resetAndDestroy()],
    [
      'resets when the request comes',
      [UNAVAILABLE],
      false,
      (s) => {
        s.write(Buffer.concat([settingsFrame, settingsAck]));
        s.on('data', (data: Buffer) => {
          // The request's headers carry the path as text somewhere after the preface and settings.
          if (data.includes('Echo') || data.byteLength > 60) s.resetAndDestroy();
        });
      },
    ],
  ])('%s: a typed failure in time, and the next call after healing succeeds', async (_name, codes, unsent, behave) => {
    const port = new FaultyPort(behave);
    const channel = open(await port.listen());
    const first = await callTimed(channel, 250);
    expect(codes).toContain(first.failure?.code);
    if (unsent) expect(first.failure?.unsent).toBe(true);
    expect(first.tookMs).toBeLessThan(400);
    port.healTo(await echoServer());
    const second = await callTimed(channel, 450);
    expect(second.failure).toBeUndefined();
    expect(text(second.response)).toBe('x');
  });

  test('replies are swallowed: DEADLINE_EXCEEDED, and the next call takes a new connection', async () => {
    const server = await echoServer();
    const port = new FaultyPort((socket) => forward(port, socket, server, true));
    const channel = open(await port.listen());
    expect((await callTimed(channel, 1000)).failure).toBeUndefined();
    const swallowed = new FaultyPort((socket) => {
      socket.write(settingsFrame);
    });
    const silent = open(await swallowed.listen());
    expect((await callTimed(silent, 150)).failure?.code).toBe(DEADLINE_EXCEEDED);
    swallowed.healTo(server);
    expect((await callTimed(silent, 450)).failure).toBeUndefined();
    expect(swallowed.accepted).toBe(2);
  });

  test('a slow handler is no black hole while anything comes from the peer', async () => {
    const server = await echoServer();
    const port = new FaultyPort((socket) => forward(port, socket, server, true));
    const channel = open(await port.listen());
    const chatter = new OpenStream(channel, '/test.Echo/Bidi', { deadline: Infinity });
    const slow = callUnary(channel, '/test.Echo/Never', bytes('x'), within(systemClock, 120));
    chatter.stream.send(bytes('hello'));
    await chatter.until(1);
    expect((await slow).failure?.code).toBe(DEADLINE_EXCEEDED);
    expect((await callTimed(channel, 450)).failure).toBeUndefined();
    expect(port.accepted).toBe(1);
  });

  test('an attempt longer than connectTimeoutMs is given up, and says in what phase', async () => {
    const port = new FaultyPort(() => {});
    const channel = open(await port.listen(), { connectTimeoutMs: 80 });
    const { failure, tookMs } = await callTimed(channel, 5000);
    expect(failure).toMatchObject({ code: UNAVAILABLE, unsent: true });
    expect(failure?.message).toContain('no connection within 80 ms (waiting for HTTP/2 settings)');
    expect(tookMs).toBeLessThan(1000);
  });

  test('GOAWAY in the middle of a call: it finishes there, the next goes to a new connection', async () => {
    const sessions: ServerHttp2Session[] = [];
    let answer = () => {};
    const begun = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const server = createHttp2Server();
    server.on('session', (session) => sessions.push(session));
    server.on('stream', (stream) => {
      const reply = () => {
        stream.respond({ 'content-type': 'application/grpc' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.end(Buffer.from([0, 0, 0, 0, 2, 0x6f, 0x6b]));
      };
      stream.resume();
      if (sessions.length > 1) {
        reply();
        return;
      }
      stream.session?.goaway();
      void begun.then(reply);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => {
      for (const session of sessions) session.destroy();
      server.close();
    });
    const bound = server.address();
    const channel = open(`127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`);
    const first = callTimed(channel, 2000);
    while (channel.state !== 'ready') await systemClock.sleep(1);
    while (channel.state === 'ready') await systemClock.sleep(1);
    const second = await callTimed(channel, 2000);
    expect(text(second.response)).toBe('ok');
    expect(sessions.length).toBe(2);
    answer();
    expect(text((await first).response)).toBe('ok');
  });

  test('a break in the middle of a stream ends it with UNAVAILABLE', async () => {
    const server = await echoServer();
    const port = new FaultyPort((socket) => forward(port, socket, server, true));
    const channel = open(await port.listen());
    const call = new OpenStream(channel, '/test.Echo/Bidi', { deadline: Infinity });
    call.stream.send(bytes('x'));
    await call.until(1);
    await server.close();
    const status = await call.status;
    expect(status.code).toBe(UNAVAILABLE);
    expect(status.unsent).toBeUndefined();
  });
});

describe('TLS that does not fit', () => {
  const { UNAVAILABLE } = StatusCode;

  test.each<[string, (c: Certificates) => Partial<ServerOptions>, (c: Certificates) => ChannelOptions]>([
    ['TLS client, plain server', () => ({}), (c) => ({ tls: { ca: c.ca } })],
    ['plain client, TLS server', (c) => ({ tls: c.server }), () => ({})],
    ['wrong authority', (c) => ({ tls: c.server }), (c) => ({ tls: { ca: c.client.cert } })],
    ['wrong name', (c) => ({ tls: c.server }), (c) => ({ tls: { ca: c.ca, serverName: 'other.example' } })],
    ['no client certificate', (c) => ({ tls: { ...c.server, clientCa: c.ca } }), (c) => ({ tls: { ca: c.ca } })],
    [
      'a client certificate of a stranger',
      (c) => ({ tls: { ...c.server, clientCa: c.client.cert } }),
      (c) => ({ tls: { ca: c.ca, cert: c.server.cert, key: c.server.key } }),
    ],
  ])('%s: UNAVAILABLE in time', async (_name, serverOptions, channelOptions) => {
    const server = await echoServer(serverOptions(certificates));
    const channel = open(server.address, channelOptions(certificates));
    const { failure, tookMs } = await callTimed(channel, 500);
    expect(failure?.code).toBe(UNAVAILABLE);
    expect(tookMs).toBeLessThan(500);
  });

  test('the reason of a refused certificate is told', async () => {
    const server = await echoServer({ tls: certificates.server });
    const wrongName = open(server.address, { tls: { ca: certificates.ca, serverName: 'other.example' } });
    expect((await callTimed(wrongName, 500)).failure?.message).toMatch(/TLS: .*other\.example/);
  });

  test('mutual TLS lets a client with a certificate in, by name and by address', async () => {
    const server = await echoServer({ tls: { ...certificates.server, clientCa: certificates.ca } });
    const tls = { ca: certificates.ca, ...certificates.client };
    for (const options of [{ tls }, { tls: { ...tls, serverName: 'localhost' } }]) {
      expect(text((await callTimed(open(server.address, options), 2000)).response)).toBe('x');
    }
  });

  test('a certificate that cannot be read is refused by open', () => {
    expect(() => open('127.0.0.1:1', { tls: { ca: 'no pem', cert: 'nonsense', key: 'nonsense' } })).toThrow(/^tls: /);
  });
});

describe('names and addresses', () => {
  test.each(['', 'host', 'host:99999', 'a b:1', 'http://x:1', ':20160'])('%j is no address', async (address) => {
    const { failure } = await callTimed(open(address), 200);
    expect(failure).toMatchObject({ code: StatusCode.UNAVAILABLE, unsent: true });
    expect(failure?.message).toContain('host:port');
  });

  test('a name that does not resolve', async () => {
    const lookup = (_host: string, done: (error: Error | null, found: string[]) => void) =>
      queueMicrotask(() => done(new Error('ENOTFOUND'), []));
    const { failure } = await callTimed(open('nowhere.invalid:1', {}, createGrpcTransport({ lookup })), 500);
    expect(failure).toMatchObject({ code: StatusCode.UNAVAILABLE, unsent: true });
    expect(failure?.message).toContain('name resolution of nowhere.invalid failed: ENOTFOUND');
  });

  test('name resolution that never answers is bounded by the deadline; a later answer heals', async () => {
    const server = await echoServer();
    let silent = true;
    const lookup = (_host: string, done: (error: Error | null, found: string[]) => void) => {
      if (!silent) queueMicrotask(() => done(null, ['127.0.0.1']));
    };
    const address = `store:${server.address.split(':')[1]}`;
    const channel = open(address, {}, createGrpcTransport({ lookup }));
    const { failure } = await callTimed(channel, 120);
    expect(failure).toMatchObject({ code: StatusCode.DEADLINE_EXCEEDED, unsent: true });
    silent = false;
    expect((await callTimed(channel, 450)).failure).toBeUndefined();
  });

  test('addresses of a name are tried until one answers', async () => {
    const server = await echoServer();
    const lookup = (_host: string, done: (error: Error | null, found: string[]) => void) =>
      queueMicrotask(() => done(null, ['127.0.0.2', '127.0.0.1']));
    const port = server.address.split(':')[1];
    const channel = open(`store:${port}`, {}, createGrpcTransport({ lookup }));
    expect((await callTimed(channel, 1000)).failure).toBeUndefined();
  });
});

describe('resources', () => {
  test('closing gives every socket back, those of stuck attempts too', async () => {
    // Reading is what lets a server see the other side close.
    const port = new FaultyPort((socket) => void socket.resume());
    const channel = open(await port.listen());
    const calls = [callTimed(channel, 2000), callTimed(channel, 2000)];
    while (port.accepted < 3) await systemClock.sleep(5);
    channel.close();
    for (const { failure } of await Promise.all(calls)) expect(failure?.code).toBe(StatusCode.UNAVAILABLE);
    while (port.open > 0) await systemClock.sleep(1);
    expect(port.accepted).toBeLessThanOrEqual(4);
  });

  test('every channel has a connection of its own', async () => {
    const server = await echoServer();
    const port = new FaultyPort((socket) => forward(port, socket, server, true));
    const address = await port.listen();
    const transport = createGrpcTransport();
    const channels = [open(address, {}, transport), open(address, {}, transport), open(address)];
    await Promise.all(channels.map((channel) => callTimed(channel, 2000)));
    expect(port.accepted).toBe(3);
  });
});
