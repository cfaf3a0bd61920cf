// Runs strangers' clients against our servers: `npm run peers [name…]`.
import Table from 'cli-table3';
import { join } from 'node:path';
import { listProblems, loadCases } from './case-list.js';
import { peers } from './peers.js';
import { runPeer, type PeerResult } from './run-peer.js';
import { runTxnPeer } from './txn/run-txn-peer.js';
import { loadTxnCases, txnListProblems } from './txn/txn-case-list.js';
import { jobs } from './jobs.js';
import { peersFolder, PeerUnavailable } from './toolchains.js';
import { closingLine } from '../../closing-line.js';

const required = process.env['PEERS_REQUIRED'] === '1';
const asked = process.argv.slice(2);
const known = [...peers.map(({ name }) => name), ...jobs.map(({ name }) => name)];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown peer ${unknown.join(', ')}; known: ${known.join(', ')}\n`);
  process.exit(2);
}
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);

const raw = loadCases(join(peersFolder, 'cases/raw'));
const txn = loadTxnCases(join(peersFolder, 'cases/txn'));
const problems = [...listProblems(raw), ...txnListProblems(txn)];
if (problems.length > 0) throw new Error(`the case lists are wrong:\n${problems.join('\n')}`);
for (const [name, { cases, rules }] of Object.entries({ raw, transaction: txn }))
  process.stdout.write(`${cases.length} ${name} cases, ${Object.keys(rules).length} rules\n`);
const only = process.env['PEERS_CASES'];
const chosen = <Case extends { readonly id: string }>(cases: readonly Case[]): readonly Case[] =>
  only === undefined ? cases : cases.filter(({ id }) => id.startsWith(only));

const results: PeerResult[] = [];
for (const peer of peers) {
  if (!wanted(peer.name)) continue;
  const run = (): Promise<PeerResult> =>
    peer.list === 'raw' ? runPeer(peer, chosen(raw.cases)) : runTxnPeer(peer, chosen(txn.cases));
  results.push(await attempt(peer.name, peer.about, run));
}
for (const job of jobs) {
  if (wanted(job.name)) results.push(await attempt(job.name, job.about, () => job.run()));
}

const table = new Table({
  head: ['peer', 'version', 'cases', 'passed', 'failed', 'skipped', 'seconds'],
  style: { head: [], border: [] },
});
for (const { name, about, version, cases, passed, failed, skipped, seconds } of results) {
  const reasons = [...skipped].map(([reason, count]) => `${count}: ${reason}`).join('\n');
  table.push([
    `${name}\n${about}`,
    version,
    cases,
    passed,
    failed.length,
    reasons === '' ? 0 : reasons,
    seconds.toFixed(1),
  ]);
}
process.stdout.write(`${table.toString()}\n`);
for (const { name, failed, notes } of results) {
  for (const note of notes) process.stdout.write(`${name}: ${note}\n`);
  for (const { id, detail } of failed) process.stdout.write(`${name} ${id}: ${detail}\n`);
}
const total = (count: (result: PeerResult) => number): number =>
  results.reduce((sum, result) => sum + count(result), 0);
const failures = total(({ failed }) => failed.length);
const skips = total(({ skipped }) => [...skipped.values()].reduce((sum, count) => sum + count, 0));
closingLine({ passed: total(({ passed }) => passed), failed: failures, skipped: skips });
process.exit(failures === 0 ? 0 : 1);

async function attempt(name: string, about: string, run: () => Promise<PeerResult>): Promise<PeerResult> {
  const begin = Date.now();
  try {
    const result = await run();
    return { ...result, seconds: (Date.now() - begin) / 1000 };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const empty = { name, about, version: '-', cases: 0, passed: 0, notes: [], seconds: (Date.now() - begin) / 1000 };
    if (error instanceof PeerUnavailable && !required) return { ...empty, failed: [], skipped: new Map([[detail, 1]]) };
    return { ...empty, failed: [{ id: 'start', detail }], skipped: new Map() };
  }
}
