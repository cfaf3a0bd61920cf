import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const v2 = [{ apiVersion: 'v2' }, { apiVersion: 2 }] as const;

describe('under API v2, keys are the user’s wherever they come from', () => {
  test('errors', async () =>
    withTxn(
      async ({ client, other }) => {
        const keyOf = (error: unknown, ...names: string[]): (string | undefined)[] =>
          names.map((name) => text((error as Readonly<Record<string, Uint8Array>>)[name]));

        const late = await client.begin();
        late.put('k', 'mine');
        await put(other, { k: 'theirs' });
        const conflict = await failure(late.commit());
        expect(conflict.code).toBe('KEY_WRITE_CONFLICT');
        expect(keyOf(conflict, 'key', 'primary')).toEqual(['k', 'k']);

        const inserting = await client.begin();
        inserting.insert('k', 'again');
        expect(keyOf(await failure(inserting.commit()), 'key')).toEqual(['k']);

        const a = await client.begin(pessimistic);
        const b = await other.begin(pessimistic);
        await a.lockKeys(['x']);
        await b.lockKeys(['y']);
        const locked = await failure(b.lockKeys(['x'], { noWait: true }));
        expect(keyOf(locked, 'key', 'primary')).toEqual(['x', 'x']);
        const waiting = a.lockKeys(['y'], { timeoutMs: 3000 });
        const deadlock = await failure(b.lockKeys(['x']));
        expect(deadlock.code).toBe('KEY_DEADLOCK');
        expect(keyOf(deadlock, 'lockKey', 'deadlockKey')).toEqual(['x', 'y']);
        const { waitChain } = deadlock as unknown as { readonly waitChain: readonly { readonly key: Uint8Array }[] };
        expect(waitChain.map(({ key }) => text(key))).toEqual(['y', 'x']);
        await b.rollback();
        await waiting;
        await a.rollback();
      },
      ...v2,
    ));

  test('locks met, primaries, outcomes, and what ranges resolve', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const dead = await client.begin();
        for (const key of ['a', 'b', 'c']) dead.put(key, 'never');
        await setup.dieAfterPrewrite(dead);
        expect(text(dead.primaryKey)).toBe('a');
        const id = { primary: dead.primaryKey ?? '', startTs: dead.startTs };
        expect(await values(other, 'c')).toEqual([undefined]);
        expect(await other.txn.askOutcome(id)).toEqual({ kind: 'rolledBack' });
        const now = await other.pd.getTimestamp();
        await other.txn.resolveLocks({ start: 'a', end: 'd' }, now);
        expect(setup.locks()).toEqual([]);
        const txn = await other.begin(pessimistic);
        const reverse = await txn.reverseScan({});
        expect(reverse).toEqual([]);
        txn.insert('b', '1');
        await txn.lockKeys(['b']);
        expect(text(txn.primaryKey)).toBe('b');
        await txn.commit();
        expect(await values(client, 'b')).toEqual(['1']);
      },
      ...v2,
    ));
});
