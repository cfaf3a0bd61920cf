import { systemClock } from '@tikv-client/runtime';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTcpProxy } from '../src/index.js';
import type { TcpProxy } from '../src/index.js';

const open: Array<() => void | Promise<void>> = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function echoServer(): Promise<{ server: Server; target: string; received: () => number }> {
  let received = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received += bytes.length;
      socket.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { server, target: `127.0.0.1:${(server.address() as AddressInfo).port}`, received: () => received };
}

function dial(address: string): Socket {
  const colon = address.lastIndexOf(':');
  const socket = connect(Number(address.slice(colon + 1)), address.slice(0, colon));
  socket.on('error', () => undefined);
  open.push(() => void socket.destroy());
  return socket;
}

async function proxyTo(target: string): Promise<TcpProxy> {
  const proxy = await createTcpProxy({ target });
  open.push(() => proxy.close());
  return proxy;
}

function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on('close', () => resolve()));
}

async function echoed(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return bytes.toString();
}

describe('TCP proxy', () => {
  test('passes bytes both ways, and a large message whole', async () => {
    const { target } = await echoServer();
    const socket = dial((await proxyTo(target)).address);
    expect(await echoed(socket, 'hello')).toBe('hello');
    const big = Buffer.alloc(5_000_000, 7);
    let got = 0;
    const all = new Promise<void>((resolve) => {
      socket.on('data', (bytes) => {
        got += bytes.length;
        if (got === big.length) resolve();
      });
    });
    socket.write(big);
    await all;
    expect(got).toBe(big.length);
  });

  test('latency delays each way', async () => {
    const { target } = await echoServer();
    const proxy = await proxyTo(target);
    const socket = dial(proxy.address);
    expect(await echoed(socket, 'a')).toBe('a');
    await proxy.setMode({ kind: 'pass', latencyMs: 30 });
    const begin = systemClock.monotonic();
    expect(await echoed(socket, 'b')).toBe('b');
    expect(systemClock.monotonic() - begin).toBeGreaterThan(55);
  });

  test('silence accepts and does nothing, and lets the bytes through once it passes again', async () => {
    const { target, received } = await echoServer();
    const proxy = await proxyTo(target);
    await proxy.setMode({ kind: 'silence' });
    const socket = dial(proxy.address);
    await once(socket, 'connect');
    socket.write('held');
    await expect.poll(() => proxy.accepted).toBe(1);
    expect(received()).toBe(0);
    await proxy.setMode({ kind: 'pass' });
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    expect(bytes.toString()).toBe('held');
  });

  test('a stalled reply: the server gets the request, the client gets the reply after healing', async () => {
    const { target, received } = await echoServer();
    const proxy = await proxyTo(target);
    const socket = dial(proxy.address);
    await echoed(socket, 'warm');
    await proxy.setMode({ kind: 'stall', direction: 'toClient' });
    let got = '';
    socket.on('data', (bytes) => (got += String(bytes)));
    socket.write('request');
    await expect.poll(received).toBe('warm'.length + 'request'.length);
    expect(got).toBe('');
    await proxy.setMode({ kind: 'pass' });
    await expect.poll(() => got).toBe('request');
  });

  test('reset breaks connections; refuse turns new ones away, on the same port until it passes again', async () => {
    const { target } = await echoServer();
    const proxy = await proxyTo(target);
    const first = dial(proxy.address);
    await echoed(first, 'a');
    const closed = ended(first);
    expect(proxy.reset()).toBe(1);
    await closed;
    await proxy.setMode({ kind: 'refuse' });
    const refused = connect(Number(proxy.address.split(':')[1]), '127.0.0.1');
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await proxy.setMode({ kind: 'pass' });
    expect(await echoed(dial(proxy.address), 'again')).toBe('again');
  });

  test('a server that is gone resets the client, and a new target is used by new connections', async () => {
    const { target } = await echoServer();
    const proxy = await proxyTo('127.0.0.1:1');
    const lost = dial(proxy.address);
    await ended(lost);
    proxy.setTarget(target);
    expect(await echoed(dial(proxy.address), 'moved')).toBe('moved');
  });

  test('a bad address is refused by name', async () => {
    await expect(createTcpProxy({ target: 'x', listen: 'nowhere' })).rejects.toThrow('not host:port: nowhere');
  });
});
