import { TransactionRecorder } from '@tikv-client/checkers';
import { accountKey, balanceBytes, openingBalance } from '../bank/bank-layout.js';
import { audit, bankStyles, transfer } from '../bank/bank-clients.js';
import type { BankClientStyle, BankDeps } from '../bank/bank-clients.js';
import { verifyBank } from '../bank/verify-bank.js';
import { confineTxnTo } from '../target/confined-txn-target.js';
import { persist } from '../target/persist.js';
import type { TxnTarget } from '../target/txn-target.js';
import { runWorkers } from '../workload/run-workload.js';
import type { OpenedClient } from './demo-target.js';
import type { Part, PartEnvironment, PartJob } from './part.js';

/** Clients that transfer money between few enough accounts to meet each other. */
const maxBankClients = 16;

/** Least time between two snapshots of the auditor. */
const auditEveryMs = 50;

/** A bank whose clients, optimistic and pessimistic, transfer money while an auditor takes snapshots. */
export const bankPart: Part = { mode: 'txn', workload: 'bank', title: 'transfers', open };

function open({ clock, options, target, prefix, random, signal }: PartEnvironment): PartJob {
  const { accounts, concurrency } = options;
  const recorder = new TransactionRecorder({ time: () => clock.monotonic(), maxSteps: options.maxHistory * 4 });
  const mine = ({ txn }: OpenedClient): TxnTarget => confineTxnTo(txn, prefix);
  let ids = 0;
  return {
    interceptors: [],
    atomic: false,
    async load(client) {
      await persist(() =>
        mine(client).runTransaction('optimistic', async (txn) => {
          for (let account = 0; account < accounts; account++)
            txn.put(accountKey(account), balanceBytes(openingBalance));
        }),
      );
    },
    async run(client, limits, statistics) {
      const deps: BankDeps = {
        target: mine(client),
        recorder,
        accounts,
        random: random.fork('transfers'),
        signal,
        nextId: () => String(ids++).padStart(8, '0'),
        onConflict: () => (statistics.conflicts += 1),
      };
      const clients = Array.from(
        { length: Math.min(concurrency, maxBankClients) },
        (_, at) => bankStyles[at % bankStyles.length],
      );
      let previous: bigint | undefined;
      const workers: ReadonlyArray<BankClientStyle | undefined> = [...clients, undefined];
      await runWorkers(workers, { ...limits, signal }, { clock, statistics }, (style) => {
        if (recorder.full) return undefined;
        if (style !== undefined) return { kind: 'transfer', work: () => transfer(style, deps) };
        return {
          kind: 'snapshot',
          work: async () => void (previous = await audit(deps, previous)),
          pauseMs: auditEveryMs,
        };
      });
    },
    verify: (client) =>
      verifyBank(mine(client), recorder, {
        accounts,
        truth: target.truth === undefined ? undefined : (key) => target.truth?.(Buffer.concat([prefix, key])),
      }),
    someKey: (picks) => accountKey(picks.below(accounts)),
  };
}
