// Transfers between accounts, many at a time: a transaction that meets another one is run again, and no money is lost.
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';

export async function main(print: (line: string) => void): Promise<void> {
  await using cluster = await createEmbeddedCluster({ stores: 3 });
  await using client = await createTikvClient({ pd: cluster.pdEndpoints });
  const text = new TextDecoder();
  const accounts = Array.from({ length: 10 }, (_, i) => `account/${i}`);

  await client.runTransaction(async (txn) => {
    for (const account of accounts) txn.put(account, '100');
    return Promise.resolve();
  });

  async function transfer(from: string, to: string, amount: number): Promise<void> {
    await client.runTransaction(
      async (txn) => {
        const balances = await txn.batchGetForUpdate([from, to]);
        const [source = 0, target = 0] = balances.map((balance) => Number(text.decode(balance)));
        txn.put(from, String(source - amount));
        txn.put(to, String(target + amount));
      },
      { mode: 'pessimistic' },
    );
  }
  await Promise.all(
    accounts.map(async (account, i) => transfer(account, accounts[(i + 3) % accounts.length] ?? account, i)),
  );

  // A snapshot sees all of a transaction or nothing of it.
  const snapshot = await client.snapshot();
  let sum = 0;
  for await (const { value } of snapshot.scanIterator({ start: 'account/', end: 'account0' })) {
    sum += Number(text.decode(value));
  }
  print(`${accounts.length} accounts hold ${sum}`);
}
