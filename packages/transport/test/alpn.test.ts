import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGrpcListener } from '../src/index.js';
import type { Server } from '../src/index.js';
import { makeCertificates } from './certificates.js';
import type { Certificates } from './certificates.js';

let server: Server;
let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
  server = await createGrpcListener().listen(
    { http: () => ({ status: 200, body: 'over HTTP/1.1' }) },
    { address: '127.0.0.1:0', tls: certificates.server },
  );
});
afterAll(() => server.close());

test.each([
  [['h2', 'http/1.1'], 'http/1.1'],
  [['http/1.1', 'h2'], 'http/1.1'],
  [['h2'], 'h2'],
  [['http/1.1'], 'http/1.1'],
  [[], false],
])('a client that offers %j is served %s', async (offered, chosen) => {
  const socket = connect({
    host: '127.0.0.1',
    port: Number(server.address.split(':')[1]),
    ca: [Buffer.from(certificates.ca)],
    servername: 'localhost',
    ALPNProtocols: offered,
  });
  await once(socket, 'secureConnect');
  expect(socket.alpnProtocol).toBe(chosen);
  if (chosen !== 'h2') {
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*over HTTP\/1\.1/);
  }
  socket.destroy();
});
