// What the client does when the cluster misbehaves: regions split, a leader moves, a store dies. No call fails, none needs a restart.
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';

export async function main(print: (line: string) => void): Promise<void> {
  await using cluster = await createEmbeddedCluster({ stores: 3, regions: 1 });
  await using client = await createTikvClient({ pd: cluster.pdEndpoints });
  const text = new TextDecoder();
  const read = async (key: string): Promise<string> => text.decode(await client.raw.get(key));

  await client.raw.put('a', 'left');
  await client.raw.put('z', 'right');

  await cluster.splitRegion(new TextEncoder().encode('m'));
  print(`after a split: ${await read('a')}, ${await read('z')}`);

  for (const region of cluster.regions()) {
    const target = cluster.stores.find(({ id }) => id !== region.leaderStoreId);
    if (target !== undefined) cluster.transferLeader(region.id, target.id);
  }
  print(`after every leader moved: ${await read('a')}, ${await read('z')}`);

  const victim = cluster.regions()[0]?.leaderStoreId ?? cluster.stores[0]?.id;
  if (victim === undefined) throw new Error('the cluster has no store');
  await cluster.stopStore(victim);
  print(`with a store down: ${await read('a')}, ${await read('z')}`);
  await cluster.startStore(victim);
}
