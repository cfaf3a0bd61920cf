// Uses everything once, closes it, and ends. Nothing here calls process.exit: what stays open keeps the process alive.
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';

const cluster = await createEmbeddedCluster({ pds: 3, regions: 4, enableTtl: true });
const client = await createTikvClient({ pd: cluster.pdEndpoints, raw: { atomic: true } });
const { raw, pd } = client;

await raw.put('a', '1', { ttlSeconds: 100 });
await raw.get('a');
await raw.getKeyTtl('a');
await raw.batchPut([
  { key: 'b', value: '2' },
  { key: 'c', value: '3' },
]);
await raw.batchGet(['a', 'b', 'c']);
await raw.compareAndSwap('a', { previous: '1', value: '2' });
await raw.scan({});
await raw.reverseScan({ end: 'z' });
for await (const _pair of raw.scanIterator({})) break;
for await (const _pair of raw.reverseScanIterator({ end: 'z' }, { keyOnly: true })) break;
await raw.checksum({});
await raw.delete('a');
await raw.batchDelete(['b']);
await raw.deleteRange({});
await pd.getTimestamps(10);
await pd.getRegion(new Uint8Array(0));
await pd.getAllStores();
await pd.scanRegions(new Uint8Array(0), new Uint8Array(0), 10);
await pd.members();
await client.health();
client.debugSnapshot();

// What is under way when the client closes, and what waits for somebody who is not there.
await cluster.splitRegion('m');
await cluster.restartStore(1n);
await cluster.stopStore(2n);
const late = Promise.allSettled([raw.get('x'), raw.get(Uint8Array.of(130)), pd.getTimestamp(), raw.scan({})]);
const iterator = raw.scanIterator({});
void iterator.next().catch(() => undefined);
void client.close();
await late;
await cluster.close();
process.stdout.write('closed\n');
