import { TikvError } from '@tikv-client/errors';
import { createGrpcListener } from '@tikv-client/transport';
import type { ServerTls } from '@tikv-client/transport';
import { createTikvClient } from 'tikv-client';
import type { TikvClientOptions } from 'tikv-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect, startCluster, timed, timedWithin } from '../hostile/on-sockets.js';
import { TappingListener } from '../hostile/tapping-listener.js';
import type { Certificates } from '../../../packages/transport/test/certificates.js';
import { makeCertificates } from '../../../packages/transport/test/certificates.js';
import { refuseStrayRejections } from './no-stray-rejections.js';

refuseStrayRejections();

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates();
});

type Options = Partial<TikvClientOptions>;
const start = (tls?: ServerTls) => startCluster({ regions: 2 }, new TappingListener(createGrpcListener(), { tls }));

describe('TLS between client and cluster', () => {
  test.each<[string, (c: Certificates) => ServerTls, (c: Certificates) => Options]>([
    ['TLS', (c) => c.server, (c) => ({ tls: { ca: c.ca } })],
    ['TLS by another name', (c) => c.server, (c) => ({ tls: { ca: c.ca, serverName: 'localhost' } })],
    ['mutual TLS', (c) => ({ ...c.server, clientCa: c.ca }), (c) => ({ tls: { ca: c.ca, ...c.client } })],
  ])('%s: raw, timestamps, health, API version', async (_name, server, options) => {
    const cluster = await start(server(certificates));
    const client = await connect(cluster, options(certificates));
    await client.raw.put('key', 'value');
    expect(Buffer.from((await client.raw.get('key')) ?? []).toString()).toBe('value');
    expect(await client.pd.getTimestamp()).toBeGreaterThan(0n);
    expect((await client.health()).status).toBe('ok');
  });

  test('the API version is asked for over TLS too', async () => {
    const cluster = await start(certificates.server);
    const refused = timed(() => connect(cluster, { apiVersion: 'v1ttl', tls: { ca: certificates.ca } }));
    expect((await refused).error).toMatchObject({ code: 'CONFIG', field: 'apiVersion' });
  });
});

describe('TLS that does not fit: a typed error in time that says so', () => {
  const timeoutMs = 600;
  test.each<[string, RegExp, (c: Certificates) => ServerTls | undefined, (c: Certificates) => Options]>([
    ['TLS client, plain cluster', /TLS|socket|SSL/i, () => undefined, (c) => ({ tls: { ca: c.ca } })],
    ['plain client, TLS cluster', /connect|dropped|closed|reset|settings/i, (c) => c.server, () => ({})],
    [
      'wrong authority',
      /self.signed|verify|issuer|certificate/i,
      (c) => c.server,
      (c) => ({ tls: { ca: c.client.cert } }),
    ],
    [
      'wrong name',
      /altnames|other\.example/i,
      (c) => c.server,
      (c) => ({ tls: { ca: c.ca, serverName: 'other.example' } }),
    ],
    [
      'no client certificate',
      /certificate|alert|dropped|closed|reset/i,
      (c) => ({ ...c.server, clientCa: c.ca }),
      (c) => ({ tls: { ca: c.ca } }),
    ],
  ])('%s', async (_name, words, server, options) => {
    const cluster = await start(server(certificates));
    const outcome = await timedWithin(timeoutMs + 400, () =>
      createTikvClient({ pd: cluster.pdEndpoints, timeoutMs, ...options(certificates) }),
    );
    expect(outcome.error).toBeInstanceOf(TikvError);
    const { code, message } = outcome.error as TikvError;
    expect(['PD', 'DEADLINE_EXCEEDED']).toContain(code);
    expect(message).toMatch(words);
    expect(message).toContain(cluster.pdEndpoints[0]);
    expect(outcome.inTime).toBe(true);
  });
});
