import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, type Call, reader, resolve, transaction } from './model/actors.js';
import { settled, type TransactionPlan } from './model/transaction-plan.js';
import { Store } from './model/store.js';

/*
 * Clients whose calls are interleaved at random, carried out again, answered in vain; some die. What anybody has been told must hold,
 * see `Store`.
 */
const plan: fc.Arbitrary<TransactionPlan> = fc
  .record({
    keys: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
    style: fc.constantFrom<TransactionPlan['style'][]>('twoPhase', 'asyncCommit', 'onePhase'),
    pessimistic: fc.boolean(),
    force: fc.boolean(),
    ttlMs: fc.constantFrom(1n, 5n, 20n, 1000n),
    large: fc.boolean(),
    primaryLast: fc.boolean(),
    sharing: fc.constantFrom(true, true, true, false),
  })
  .map(settled);

const turn = fc.record({
  kind: fc.constantFrom(
    'go',
    'go',
    'go',
    'go',
    'go',
    'go',
    'loseReply',
    'repeat',
    'repeat',
    'die',
    'passTime',
    'loseMemory',
  ),
  pick: fc.nat(),
});

interface Client {
  readonly actor: Actor;
  pending: Call | undefined;
}

class Run {
  readonly store = new Store();
  readonly #clients: Client[] = [];
  readonly #sent: Call[] = [];

  constructor(inMemory: boolean) {
    this.store.world.inMemoryLocks = inMemory;
  }

  start(actor: Actor): void {
    const { value } = actor.next();
    this.#clients.push({ actor, pending: value ?? undefined });
  }

  turn(kind: string, pick: number): void {
    const client = this.#clients[pick % this.#clients.length]!;
    if (kind === 'passTime') this.store.passTime(BigInt(pick % 30));
    else if (kind === 'loseMemory') this.store.world.memoryLocks.clear();
    else if (kind === 'repeat') this.#sent[pick % Math.max(1, this.#sent.length)]?.();
    else if (kind === 'die' && pick % 4 === 0) client.pending = undefined;
    else this.#go(client, kind === 'loseReply');
  }

  /** The clients that are left go on one by one, then somebody resolves what they have left behind. */
  finish(): void {
    for (const client of this.#clients) {
      for (let calls = 200; calls > 0 && client.pending !== undefined; calls -= 1) this.#go(client, false);
      if (client.pending !== undefined) throw new Error('a client does not come to an end');
    }
    for (let steps = 20; steps > 0; steps -= 1) {
      this.store.passTime(2000n);
      const locks = this.store.locks();
      if (locks.length === 0) break;
      this.#clients.length = 0;
      this.start(healer(this.store, locks));
      const [client] = this.#clients;
      while (client!.pending !== undefined) this.#go(client!, false);
    }
    const [left] = this.store.locks();
    if (left !== undefined) throw new Error(`a lock of ${left.lockVersion} cannot be resolved`);
    this.store.checkEnd();
  }

  #go(client: Client, loseReply: boolean): void {
    if (client.pending === undefined) return;
    this.#sent.push(client.pending);
    const reply = client.pending();
    // Without the reply the client will ask again.
    if (!loseReply) client.pending = client.actor.next(reply).value ?? undefined;
  }
}

/** Looks at all: while others share what was the primary of a lock, nothing is told of its transaction. */
function* healer(store: Store, locks: readonly Parameters<typeof resolve>[1][]): Actor {
  for (const lock of locks) yield* resolve(store, lock, store.newTs());
}

test('transactions are atomic, durable and isolated, whatever is repeated, lost or left behind', () => {
  const totals = { committed: 0, rolledBack: 0, reads: 0, sharings: 0, sharedByMany: 0 };
  fc.assert(
    fc.property(
      fc.array(plan, { minLength: 2, maxLength: 5 }),
      fc.array(turn, { minLength: 20, maxLength: 120, size: 'max' }),
      fc.boolean(),
      (plans, turns, inMemory) => {
        const run = new Run(inMemory);
        for (const each of plans) run.start(transaction(run.store, each));
        for (const [i, { kind, pick }] of turns.entries()) {
          if (i % 10 === 5) run.start(reader(run.store, ['a', 'b', 'c'][pick % 3]!));
          run.turn(kind, pick);
        }
        run.finish();
        const { committed, rolledBack } = run.store.totals();
        totals.committed += committed;
        totals.rolledBack += rolledBack;
        totals.reads += run.store.reads.length;
        totals.sharings += run.store.sharings.size;
        totals.sharedByMany += run.store.sharedByMany;
      },
    ),
    { seed: 20240611, numRuns: 120 },
  );
  // Or the property would say little.
  expect(totals.committed).toBeGreaterThan(50);
  expect(totals.rolledBack).toBeGreaterThan(50);
  expect(totals.reads).toBeGreaterThan(200);
  expect(totals.sharings).toBeGreaterThan(50);
  expect(totals.sharedByMany).toBeGreaterThan(20);
});
