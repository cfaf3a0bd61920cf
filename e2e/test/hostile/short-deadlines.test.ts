import { DeadlineExceededError, KeyLockedError } from '@tikv-client/errors';
import { expect, describe, test } from 'vitest';
import { Simulated } from './simulated.js';

describe('a caller that gives up early', () => {
  test('takes nothing from others on the same connection: their compare-and-swap gets its answer', async () => {
    const sim = await Simulated.start();
    const client = await sim.client({ raw: { atomic: true } });
    await sim.run(client.raw.put('key', 'a'));
    for (const method of ['RawCompareAndSwap', 'RawGet']) {
      sim.cluster.addFault({ method, on: 'reply', action: 'delay', delayMs: 900 });
    }
    const swap = sim.outcome(() => client.raw.compareAndSwap('key', { previous: 'a', value: 'b' }));
    await sim.clock.advance(10);
    const { error } = await sim.run(sim.outcome(() => client.raw.get('key', { timeoutMs: 200 })));
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect((await sim.run(swap)).value).toMatchObject({ swapped: true });
    const [store] = client.debugSnapshot().stores.stores;
    expect(store?.poolVersion).toBe(1);
  });

  test.each([100, 800, 1500, 3000, 5000])(
    'a lock call of %i ms that waits in vain says who holds the lock, in time, and breaks no connection',
    async (timeoutMs) => {
      const sim = await Simulated.start();
      const client = await sim.client();
      const holder = await sim.run(client.begin({ mode: 'pessimistic' }));
      await sim.run(holder.lockKeys(['key']));
      const txn = await sim.run(client.begin({ mode: 'pessimistic' }));
      const { error, tookMs } = await sim.run(sim.outcome(() => txn.lockKeys(['key'], { timeoutMs })));
      expect(error).toBeInstanceOf(DeadlineExceededError);
      const locked = (error as DeadlineExceededError).cause;
      expect(locked).toBeInstanceOf(KeyLockedError);
      expect((locked as KeyLockedError).lockTs).toBe(holder.startTs);
      expect(tookMs).toBeGreaterThanOrEqual(timeoutMs - 10);
      const [store] = client.debugSnapshot().stores.stores;
      expect(store?.poolVersion).toBe(1);
      await sim.run(txn.rollback());
      await sim.run(holder.rollback());
    },
  );
});
