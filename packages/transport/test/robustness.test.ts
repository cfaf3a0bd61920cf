import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SeededRandom, systemClock } from '@tikv-client/runtime';
import type { Random } from '@tikv-client/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGrpcListener, createGrpcTransport } from '../src/index.js';
import type { Channel, Server } from '../src/index.js';
import { bytes, callUnary, text, within } from './calls.js';

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.byteLength, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A literal header without indexing, as HPACK writes it without Huffman. */
function header(name: string, value: string): Buffer {
  return Buffer.concat([
    Buffer.from([0, name.length]),
    Buffer.from(name),
    Buffer.from([value.length]),
    Buffer.from(value),
  ]);
}

const callHeaders = Buffer.concat([
  header(':method', 'POST'),
  header(':scheme', 'http'),
  header(':path', '/test.Echo/Unary'),
  header(':authority', 'x'),
  header('content-type', 'application/grpc'),
  header('te', 'trailers'),
]);

/** A whole good conversation: settings, a call with one message, a ping, a window update. */
function goodConversation(random: Random): Buffer[] {
  const message = Buffer.concat([Buffer.from([0, 0, 0, 0, 16]), random.bytes(16)]);
  return [
    preface,
    frame(4, 0, 0, Buffer.alloc(0)),
    frame(1, 4, 1, callHeaders),
    frame(0, 1, 1, message),
    frame(6, 0, 0, random.bytes(8)),
    frame(8, 0, 0, Buffer.from([0, 0, 1, 0])),
  ];
}

const mutationsPerInput = 4;

/** Flips, cuts, repeats and inserts; the preface mostly stays, so that what follows is looked at. */
function mutate(random: Random, conversation: readonly Buffer[]): Buffer {
  const parts: Buffer[] = conversation.map((part) => Buffer.from(part));
  for (let i = 0; i < mutationsPerInput; i++) {
    const at = random.below(16) === 0 ? 0 : 1 + random.below(parts.length - 1);
    const part = parts[at] ?? Buffer.alloc(0);
    switch (random.below(7)) {
      case 0:
        if (part.byteLength > 0) part[random.below(part.byteLength)] = random.below(256);
        break;
      case 1:
        parts[at] = part.subarray(0, random.below(part.byteLength + 1));
        break;
      case 2:
        parts.splice(at, 0, Buffer.from(part));
        break;
      case 3:
        parts.splice(at, 0, Buffer.from(random.bytes(1 + random.below(64))));
        break;
      case 4:
        parts.splice(
          at,
          0,
          frame(random.below(12), random.below(256), random.below(6), random.bytes(random.below(40))),
        );
        break;
      case 5:
        // A frame that promises far more than it brings, or a gRPC message that does.
        parts.splice(at, 0, Buffer.from([0xff, 0xff, 0xff, random.below(10), 0, 0, 0, 0, 1]));
        break;
      default:
        parts.push(frame(0, 0, 1, Buffer.from([random.below(2), 0xff, random.below(256), 0xff, 0xff, 1, 2, 3])));
    }
  }
  return Buffer.concat(parts);
}

function http1Garbage(random: Random): Buffer {
  const heads = [
    'GET / HTTP/1.1\r\n',
    'POST /x HTTP/1.1\r\ncontent-length: 99999999\r\n\r\n',
    'PRI * HTTP/1.1\r\n',
    'PUT ',
  ];
  return Buffer.concat([Buffer.from(heads[random.below(heads.length)] ?? ''), random.bytes(random.below(200))]);
}

function tlsGarbage(random: Random): Buffer {
  return Buffer.concat([
    Buffer.from([0x16, 3, 1, random.below(4), random.below(256)]),
    random.bytes(random.below(300)),
  ]);
}

/** Bytes for one connection, and how many seeded faults are in them. */
function oneInput(random: Random): { readonly bytes: Buffer; readonly faults: number } {
  switch (random.below(8)) {
    case 0:
      return { bytes: Buffer.from(random.bytes(1 + random.below(300))), faults: 1 };
    case 1:
      return { bytes: http1Garbage(random), faults: 1 };
    case 2:
      return { bytes: tlsGarbage(random), faults: 1 };
    default:
      return { bytes: mutate(random, goodConversation(random)), faults: mutationsPerInput };
  }
}

/** Whether an answer holds a GOAWAY frame, whole frames being what the server sends. */
function saysGoAway(answer: Buffer): boolean {
  for (let at = 0; at + 9 <= answer.byteLength; at += 9 + answer.readUIntBE(at, 3)) {
    if (answer[at + 3] === 7) return true;
  }
  return false;
}

/** Writes to a new connection, and hangs up at GOAWAY or when the server has had the input. */
function throwAt(port: number, input: Buffer, abrupt: boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.once('close', () => resolve());
    socket.on('data', (answer: Buffer) => {
      if (saysGoAway(answer)) socket.destroy();
    });
    socket.write(input, () => {
      if (abrupt) socket.resetAndDestroy();
      else socket.end();
    });
  });
}

describe('10,000 seeded hostile inputs', () => {
  let server: Server;
  let channel: Channel;
  const port = () => Number(server.address.split(':')[1]);

  beforeAll(async () => {
    server = await createGrpcListener().listen(
      {
        unary: { '/test.Echo/Unary': (request) => request },
        http: () => ({ status: 200, body: 'ok' }),
      },
      {
        address: '127.0.0.1:0',
        maxReceiveBytes: 1024 * 1024,
        maxHttpBodyBytes: 1024,
        handshakeTimeoutMs: 300,
        keepaliveTimeMs: 100,
        keepaliveTimeoutMs: 200,
      },
    );
    channel = createGrpcTransport().open(server.address);
  });

  afterAll(async () => {
    channel.close();
    await server.close();
  });

  async function good(): Promise<void> {
    const { failure, response } = await callUnary(
      channel,
      '/test.Echo/Unary',
      bytes('good'),
      within(systemClock, 5000),
    );
    expect(failure).toBeUndefined();
    expect(text(response)).toBe('good');
  }

  /** At least so many faults, over 32 connections at a time. */
  async function bombard(random: Random, faults: number): Promise<void> {
    let left = faults;
    const worker = async () => {
      while (left > 0) {
        const input = oneInput(random);
        left -= input.faults;
        await throwAt(port(), input.bytes, random.below(3) === 0);
      }
    };
    await Promise.all(Array.from({ length: 32 }, worker));
  }

  /** Two ends of the channel's connection, and nothing else, are left. */
  async function onlyTheGoodConnection(): Promise<void> {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    while (sockets() > 2) await systemClock.sleep(10);
  }

  test('the server answers the next good call each time, and memory stays flat', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const heapAfterGc = () => {
      if (typeof collect === 'function') collect();
      return process.memoryUsage().heapUsed;
    };
    const random = new SeededRandom(20_160);
    await bombard(random, 2000);
    await good();
    await onlyTheGoodConnection();
    const before = heapAfterGc();
    for (let round = 0; round < 4; round++) {
      await bombard(random, 2000);
      await good();
    }
    await onlyTheGoodConnection();
    const grownMiB = (heapAfterGc() - before) / 1024 / 1024;
    expect(grownMiB).toBeLessThan(8);
    expect(channel.state).toBe('ready');
    const fresh = createGrpcTransport().open(server.address);
    const { failure } = await callUnary(fresh, '/test.Echo/Unary', bytes('x'), within(systemClock, 5000));
    fresh.close();
    expect(failure).toBeUndefined();
  });

  test('the conversation that is mutated is a good one: unmutated it is answered', async () => {
    const random = new SeededRandom(4);
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port(), '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (Buffer.concat(chunks).includes(Buffer.from([0, 0, 0, 0, 16]))) {
          socket.destroy();
          resolve(true);
        }
      });
      socket.on('close', () => resolve(false));
      socket.write(Buffer.concat(goodConversation(random)));
    });
    expect(answered).toBe(true);
  });
});

describe('silent connections', () => {
  test.each([
    ['says nothing', ''],
    ['stops within the HTTP/2 preface', 'PR'],
    ['sends the preface and no settings', preface.toString()],
    ['stops within an HTTP/1.1 head', 'GET / HTTP/1.1\r\nhost: x'],
    ['speaks TLS to a plain port', '\x16\x03\x01\x02\x00\x01'],
  ])('a client that %s is dropped after handshakeTimeoutMs', async (_what, input) => {
    const server = await createGrpcListener().listen({}, { address: '127.0.0.1:0', handshakeTimeoutMs: 60 });
    const begun = systemClock.monotonic();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(server.address.split(':')[1]), '127.0.0.1');
      socket.on('error', () => {});
      socket.once('close', () => resolve());
      socket.resume();
      if (input !== '') socket.write(Buffer.from(input, 'latin1'));
    });
    expect(systemClock.monotonic() - begun).toBeLessThan(1500);
    await server.close();
  });
});
