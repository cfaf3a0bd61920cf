// The raw API in one minute, on an embedded cluster. Point `pd` at your own PD to use a real one.
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';

export async function main(print: (line: string) => void): Promise<void> {
  await using cluster = await createEmbeddedCluster({ stores: 3, regions: 4 });
  await using client = await createTikvClient({ pd: cluster.pdEndpoints });
  const text = new TextDecoder();

  await client.raw.put('user/1', 'Ada');
  await client.raw.batchPut([
    { key: 'user/2', value: 'Grace' },
    { key: 'user/3', value: 'Barbara' },
  ]);

  const value = await client.raw.get('user/1');
  print(`user/1 is ${value === undefined ? 'absent' : text.decode(value)}`);
  print(`user/9 is ${(await client.raw.get('user/9')) === undefined ? 'absent' : 'there'}`);

  for await (const pair of client.raw.scanIterator({ start: 'user/', end: 'user0' })) {
    print(`${text.decode(pair.key)} = ${text.decode(pair.value)}`);
  }
  await client.raw.deleteRange({ start: 'user/', end: 'user0' });
  print(`left: ${(await client.raw.scan({ start: 'user/', end: 'user0' }, { limit: 10 })).length}`);
}
