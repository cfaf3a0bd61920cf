import { BodyMissingError, StoreLimitError, TikvError } from '@tikv-client/errors';
import type { RpcCall } from '@tikv-client/region-request';
import { describe, expect, test } from 'vitest';
import { AnswerWitness } from './answer-witness.js';

class Rpc extends TikvError {
  static readonly codes = ['RPC'] as const;
  readonly sent: boolean;
  constructor(sent: boolean) {
    super('RPC', 'no answer');
    this.sent = sent;
  }
}

const call = {} as RpcCall;
const attempt = async (witness: AnswerWitness, answer: () => Promise<unknown>): Promise<void> => {
  await witness.interceptor.intercept(call, answer).catch(() => undefined);
};

describe('whether an attempt may have been carried out without our hearing of it', () => {
  test.each<[string, () => Promise<unknown>, boolean]>([
    ['an answer that the caller may not get to see', async () => Promise.resolve({}), true],
    ['a region error', async () => Promise.resolve({ regionError: { notLeader: {} } }), false],
    [
      'client-go: integration_tests/2pc_test.go TestFailWithUndeterminedResult: a store that does not know',
      async () => Promise.resolve({ regionError: { undeterminedResult: {} } }),
      true,
    ],
    ['nothing was sent', async () => Promise.reject(new Rpc(false)), false],
    ['too many requests at once', async () => Promise.reject(new StoreLimitError('store-1', 1)), false],
    ['sent, and silence', async () => Promise.reject(new Rpc(true)), true],
    ['an answer without a body', async () => Promise.reject(new BodyMissingError('KvCommit')), true],
    ['an abort', async () => Promise.reject(new Error('aborted')), true],
  ])('%s', async (_name, answer, open) => {
    const witness = new AnswerWitness();
    await attempt(witness, answer);
    expect(witness.unanswered).toBe(open);
  });

  test('under way', () => {
    const witness = new AnswerWitness();
    void witness.interceptor.intercept(call, async () => new Promise(() => undefined));
    expect(witness.unanswered).toBe(true);
  });

  test('an answer to another attempt does not speak for the lost one', async () => {
    const witness = new AnswerWitness();
    await attempt(witness, async () => Promise.reject(new Rpc(true)));
    await attempt(witness, async () => Promise.resolve({ regionError: { notLeader: {} } }));
    expect(witness.unanswered).toBe(true);
  });
});
