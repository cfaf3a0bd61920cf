import { describe, expect, test } from 'vitest';
import { Simulated } from '../hostile/simulated.js';

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();

describe('bytes that the caller uses again at once', () => {
  test('raw, single keys: what is written and read is what was there when the call began', async () => {
    const sim = await Simulated.start();
    const { raw } = await sim.client({ raw: { atomic: true } });
    const key = Buffer.from('key-a');
    const value = Buffer.from('value');
    const written = [
      raw.put(key, value),
      raw.compareAndSwap(Buffer.concat([key, value]), { previous: undefined, value }),
    ];
    key.fill('x');
    value.fill('y');
    await sim.run(Promise.all<unknown>(written));
    const found = await sim.run(raw.scan({}));
    expect(found.map((pair) => [text(pair.key), text(pair.value)])).toEqual([
      ['key-a', 'value'],
      ['key-avalue', 'value'],
    ]);
    const asked = Buffer.from('key-a');
    const reading = raw.get(asked);
    asked.fill('z');
    expect(text(await sim.run(reading))).toBe('value');
  });

  test('snapshots and transactions: neither keys nor results have to do with what is kept for repeated reads', async () => {
    const sim = await Simulated.start();
    const client = await sim.client();
    await sim.run(
      client.runTransaction(async (txn) => {
        txn.put('a', 'value a');
        txn.put('b', 'value b');
      }),
    );
    for (const read of [await sim.run(client.snapshot()), await sim.run(client.begin())]) {
      const key = Buffer.from('a');
      const reading = read.get(key);
      key.fill('b');
      const first = await sim.run(reading);
      expect(text(first)).toBe('value a');
      expect(text(await sim.run(read.get('b')))).toBe('value b');
      first?.fill(0);
      const again = await sim.run(read.get('a'));
      expect(text(again)).toBe('value a');
      again?.fill(0);
      const [third] = await sim.run(read.batchGet(['a']));
      expect(text(third)).toBe('value a');
      if ('rollback' in read) await sim.run(read.rollback());
    }
  });
});
