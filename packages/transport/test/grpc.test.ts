import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { systemClock } from '@tikv-client/runtime';
import { beforeAll } from 'vitest';
import { createGrpcListener, createGrpcTransport } from '../src/index.js';
import { makeCertificates } from './certificates.js';
import type { Certificates } from './certificates.js';
import { describeCompliance } from './compliance.js';
import type { Fixture } from './compliance.js';

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});

function http(secure: boolean): Fixture['http'] {
  return (address, method, url, body) =>
    new Promise((resolve, reject) => {
      const [host = '', port = ''] = address.split(':');
      const options = { host, port, method, path: url, agent: false as const };
      const request = secure
        ? httpsRequest({ ...options, ca: certificates.ca, ...certificates.client })
        : httpRequest(options);
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      });
      request.end(body);
    });
}

const shared = {
  clock: systemClock,
  transport: createGrpcTransport(),
  listener: createGrpcListener(),
  address: '127.0.0.1:0',
  drive: <T>(promise: Promise<T>) => promise,
};

describeCompliance({
  ...shared,
  name: 'gRPC over loopback',
  tls: () => ({}),
  channelTls: () => ({}),
  http: http(false),
});

describeCompliance({
  ...shared,
  name: 'gRPC over TLS',
  tls: () => ({ tls: { ...certificates.server } }),
  channelTls: () => ({ tls: { ca: certificates.ca } }),
  http: http(true),
});

describeCompliance({
  ...shared,
  name: 'gRPC over mutual TLS',
  tls: () => ({ tls: { ...certificates.server, clientCa: certificates.ca } }),
  channelTls: () => ({ tls: { ca: certificates.ca, ...certificates.client } }),
  http: http(true),
});
