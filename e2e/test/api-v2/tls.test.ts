import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeCertificates } from '../../../packages/transport/test/certificates.js';
import { connect, text } from '../rawkv/raw-setup.js';

describe('an embedded cluster with certificates of its own', () => {
  test('serves PD, stores and status ports with TLS alone, and tells https addresses', async () => {
    const { ca, client: own, server } = await makeCertificates();
    const cluster = await createEmbeddedCluster({ stores: 1, apiVersion: 2, tls: { ...server, clientCa: ca } });
    onTestFinished(async () => cluster.close());
    const client = await connect(cluster, { tls: { ca, ...own } });
    expect(client.apiVersion).toBe('v2');
    await client.raw.put('k', 'v');
    expect(text(await client.raw.get('k'))).toBe('v');
    const [member] = await client.pd.members();
    expect(member?.clientUrls).toEqual([`https://${cluster.pdEndpoints[0]}`]);
  });

  test.each([
    [{ cert: 'x' }, 'tls.key'],
    [{ cert: 5, key: 'x' }, 'tls.cert'],
    [{ cert: 'x', key: 'x', ca: 'x' }, 'tls.ca'],
    [true, 'tls'],
  ])('%j is refused', (tls, field) => {
    return expect(createEmbeddedCluster({ tls: tls as never })).rejects.toMatchObject({ code: 'CONFIG', field });
  });
});
