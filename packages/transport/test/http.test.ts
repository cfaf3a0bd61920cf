import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGrpcListener } from '../src/index.js';
import type { Server } from '../src/index.js';

let server: Server;
let aborted = 0;
beforeAll(async () => {
  async function* parts() {
    yield Buffer.from('one,');
    yield Buffer.from('two');
  }
  server = await createGrpcListener().listen(
    {
      http: ({ url, signal, headers }) => {
        if (url === '/throws') throw new Error('a bug');
        if (url === '/stream') return { status: 200, body: parts() };
        if (url === '/header') return { status: 200, body: headers['x-one'] ?? 'none' };
        if (url !== '/never') return { status: 204 };
        return new Promise(() => signal.addEventListener('abort', () => void (aborted += 1)));
      },
    },
    { address: '127.0.0.1:0', maxHttpBodyBytes: 10 },
  );
});
afterAll(() => server.close());

const url = (path: string) => `http://${server.address}${path}`;

test('a body may be streamed', async () => {
  expect(await (await fetch(url('/stream'))).text()).toBe('one,two');
});

test('a handler that throws is a 500, and the server goes on', async () => {
  expect((await fetch(url('/throws'))).status).toBe(500);
  expect((await fetch(url('/'))).status).toBe(204);
});

test('headers arrive by lower-case name', async () => {
  expect(await (await fetch(url('/header'), { headers: { 'X-One': '1' } })).text()).toBe('1');
});

test.each([
  [10, 204],
  [11, 413],
])('a body of %i bytes is answered %i', async (length, status) => {
  expect((await fetch(url('/'), { method: 'POST', body: new Uint8Array(length) })).status).toBe(status);
});

test('a client that goes away aborts the signal', async () => {
  const controller = new AbortController();
  const gone = fetch(url('/never'), { signal: controller.signal }).catch(() => 'gone');
  await fetch(url('/'));
  controller.abort();
  expect(await gone).toBe('gone');
  while (aborted === 0) await fetch(url('/'));
  expect(aborted).toBe(1);
});

test('a malformed head is a 400', async () => {
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(server.address.split(':')[1]), '127.0.0.1');
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
    socket.write('GET / HTTP/9.9 nonsense\r\n\r\n');
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
});
