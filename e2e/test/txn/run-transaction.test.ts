import { kvrpcpb } from '@tikv-client/kvproto';
import { UndeterminedError } from 'tikv-client';
import type { Transaction } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

describe('runTransaction', () => {
  test('a commit that was sent when the caller gave up is told as undetermined, not as ended', async () =>
    withTxn(async ({ client, setup, cluster }) => {
      const abort = new AbortController();
      cluster.addFault({ method: 'KvCommit', on: 'reply', action: 'drop' });
      setup.onSend = ({ command }) => {
        if (command.name === 'KvCommit') setup.sim.clock.setTimer(20, () => abort.abort(new Error('gave up')));
      };
      let txn: Transaction | undefined;
      const error = await failure(
        client.runTransaction(
          async (own) => {
            txn = own;
            own.put('a', '1');
            return Promise.resolve();
          },
          { signal: abort.signal },
        ),
      );
      expect(error).toBeInstanceOf(UndeterminedError);
      expect(txn?.state).toBe('undetermined');
      expect(await values(client, 'a')).toEqual(['1']);
    }));

  test('an error of the caller passes untouched, and nothing is left locked', async () =>
    withTxn(async ({ client, setup }) => {
      const own = new Error('own');
      let runs = 0;
      const error = await failure(
        client.runTransaction(
          async (txn) => {
            runs += 1;
            await txn.lockKeys(['a', 'b']);
            throw own;
          },
          { mode: 'pessimistic' },
        ),
      );
      expect(error).toBe(own);
      expect([runs, setup.locks()]).toEqual([1, []]);
    }));

  test('runs inside one another, and a transaction kept afterwards takes no more calls', async () =>
    withTxn(async ({ client }) => {
      let kept: Transaction | undefined;
      await client.runTransaction(async (outer) => {
        kept = outer;
        outer.put('a', 'outer');
        await client.runTransaction(async (inner) => {
          inner.put('b', 'inner');
          return Promise.resolve();
        });
      });
      expect(await values(client, 'a', 'b')).toEqual(['outer', 'inner']);
      expect(() => kept?.put('a', 'late')).toThrow('committed');
      await expect(kept?.get('a')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }));
});

describe('insert', () => {
  test('a key that was locked at a newer state is checked at that state', async () =>
    withTxn(async ({ client, other }) => {
      const txn = await client.begin({ mode: 'pessimistic' });
      await put(other, { a: 'theirs' });
      await txn.lockKeys(['a']);
      txn.insert('a', 'mine');
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_EXISTS' });
      await client.txn.backgroundIdle();
      expect(await values(client, 'a')).toEqual(['theirs']);
    }));
});

describe('own writes', () => {
  test('what reads return is the caller’s: changing it changes nothing that is going to be committed', async () =>
    withTxn(async ({ client }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, `${key}1`);
      const spoil = (bytes: Uint8Array | undefined): void => void bytes?.fill(0x7a);
      spoil(await txn.get('a'));
      for (const value of await txn.batchGet(['a', 'b'])) spoil(value);
      for (const { key, value } of await txn.scan({})) [key, value].forEach(spoil);
      for await (const { key, value } of txn.reverseScanIterator({})) [key, value].forEach(spoil);
      spoil(await txn.getForUpdate('b'));
      expect((await txn.batchGet(['a', 'b', 'c'])).map(text)).toEqual(['a1', 'b1', 'c1']);
      await txn.commit();
      expect(await values(client, 'a', 'b', 'c')).toEqual(['a1', 'b1', 'c1']);
    }));

  test('a checkpoint that is none is refused', async () =>
    withTxn(async ({ client }) => {
      const txn = await client.begin();
      txn.put('a', '1');
      txn.checkpoint();
      for (const wrong of [undefined, null, {}, { position: Number.NaN }, { position: -1 }, { position: 0.5 }]) {
        expect(() => txn.revertToCheckpoint(wrong as never)).toThrow('checkpoint');
      }
    }));
});

describe('begin', () => {
  test('at the largest number, which reads what is newest, no transaction can begin', async () =>
    withTxn(async ({ client }) => {
      expect(await failure(client.begin({ startTs: 2n ** 64n - 1n }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    }));
});

describe('asking for an outcome', () => {
  test('by a key that is not the primary spoils nothing for those who meet the locks', async () =>
    withTxn(async ({ client, other, setup }) => {
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      setup.hold = ({ command, request }) => {
        const { commitRole } = request as kvrpcpb.CommitRequest;
        return command.name === 'KvCommit' && commitRole === kvrpcpb.CommitRole.Secondary ? gate : undefined;
      };
      const txn = await client.begin();
      txn.put('a', '1');
      txn.put('c', '1');
      await txn.commit();
      expect(setup.locks()).toEqual(['c']);
      const { startTs } = txn;
      expect(await other.txn.askOutcome({ primary: 'b', startTs })).toEqual({ kind: 'rolledBack' });
      expect(await values(other, 'a', 'c')).toEqual(['1', '1']);
      open();
      await client.txn.backgroundIdle();
      expect(await values(client, 'a', 'c')).toEqual(['1', '1']);
      expect(setup.warnings).toEqual([]);
    }));
});
