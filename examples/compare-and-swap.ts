// A counter that many writers share: compare-and-swap in atomic mode.
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';

export async function main(print: (line: string) => void): Promise<void> {
  await using cluster = await createEmbeddedCluster({ stores: 3 });
  await using client = await createTikvClient({ pd: cluster.pdEndpoints, raw: { atomic: true } });
  const text = new TextDecoder();

  async function increment(): Promise<void> {
    for (;;) {
      const current = await client.raw.get('counter');
      const next = String(Number(current === undefined ? 0 : text.decode(current)) + 1);
      const { swapped } = await client.raw.compareAndSwap('counter', { previous: current, value: next });
      if (swapped) return;
    }
  }
  await Promise.all(Array.from({ length: 20 }, increment));
  print(`counter is ${text.decode(await client.raw.get('counter'))}`);
}
