import { ClosedError, DeadlineExceededError } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, values, withTxn } from './txn-setup.js';

const never = async (): Promise<void> => new Promise(() => undefined);

describe('an interceptor that never settles', () => {
  test('ends its raw call at the deadline, with its name', async () =>
    withTxn(async ({ client, setup }) => {
      await client.raw.put('r', 'v');
      setup.hold = never;
      const start = setup.sim.clock.monotonic();
      const error = await failure(client.raw.get('r', { timeoutMs: 700 }));
      expect(error).toBeInstanceOf(DeadlineExceededError);
      expect(String(error)).toContain('raw get: waiting for interceptors (tap)');
      expect(setup.sim.clock.monotonic() - start).toBeLessThanOrEqual(720);
    }));

  test('does not keep the client from closing; what it holds up is told so', async () =>
    withTxn(async ({ client, setup }) => {
      await client.raw.put('r', 'v');
      const open = await client.begin();
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, 'v');
      let commits = 0;
      setup.hold = ({ command }) => {
        if (command.name === 'KvCommit') commits += 1;
        // The primary's, and then the others behind the caller's back.
        return commits > 1 ? never() : undefined;
      };
      await txn.commit();
      setup.hold = never;
      const held = [failure(client.raw.get('r')), failure(open.get('a'))];
      const start = setup.sim.clock.monotonic();
      await client.close();
      expect(setup.sim.clock.monotonic() - start).toBeLessThanOrEqual(5000);
      for (const error of await Promise.all(held)) expect(error).toBeInstanceOf(ClosedError);
      expect(setup.warnings).toEqual([]);
    }));

  test('holds no commit back until after its outcome has been told', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(other, { a: 'old' });
      let release = (): void => undefined;
      setup.hold = async ({ command }) =>
        command.name === 'KvCommit' ? new Promise<void>((resolve) => (release = resolve)) : undefined;
      const txn = await client.begin();
      txn.put('a', 'new');
      const error = await failure(txn.commit({ timeoutMs: 500 }));
      expect(error).toBeInstanceOf(DeadlineExceededError);
      setup.hold = undefined;
      release();
      await setup.sleep(100);
      expect(await values(other, 'a')).toEqual(['old']);
    }));
});
