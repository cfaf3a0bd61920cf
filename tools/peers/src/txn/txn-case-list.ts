import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../case-list.js';
import type { Json } from './command-json.js';

/** One step. Without `by` the client under test does it; with it the other client, a process of its own. */
export interface TxnStep extends Step {
  readonly by?: 'other';
  /** The names that the timestamps of a `tso` step get. */
  readonly names?: readonly string[];
  /** Fields of the reply that are timestamps to remember: name to path. */
  readonly bind?: Readonly<Record<string, string>>;
  /** Do not wait for the reply: an `await` step of this name judges it. */
  readonly later?: string;
  readonly of?: string;
  /** Repeat until the expectation holds. */
  readonly eventually?: true;
  readonly ms?: number;
  readonly command?: string;
  readonly request?: Json;
  readonly at?: string;
}

export interface TxnCase {
  readonly id: string;
  readonly rules: readonly string[];
  /** Cells of the matrix of commands and situations that this case stands for. */
  readonly covers?: readonly (readonly [command: string, situation: string])[];
  readonly steps: readonly TxnStep[];
}

export interface TxnCaseList {
  readonly rules: Readonly<Record<string, string>>;
  /** Every command with the situations it can be in: a reason where there is nothing to test. */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly cases: readonly TxnCase[];
}

const notCases = ['rules.json', 'matrix.json'];

/** Steps that the runner does itself. */
export const runnerOperations: readonly string[] = [
  'split',
  'transferLeader',
  'kill',
  'await',
  'pending',
  'locks',
  'sleep',
];

export function loadTxnCases(folder: string): TxnCaseList {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !notCases.includes(file));
  return {
    rules: read('rules.json') as TxnCaseList['rules'],
    matrix: read('matrix.json') as TxnCaseList['matrix'],
    cases: files.sort().flatMap((file) => read(file) as TxnCase[]),
  };
}

/** Problems of the list itself: bad citations, a step that expects nothing, a command in a situation that no case covers. */
export function txnListProblems({ rules, matrix, cases }: TxnCaseList): string[] {
  const problems: string[] = [];
  const cited = new Set<string>();
  const ids = new Set<string>();
  const covered = new Set<string>();
  for (const { id, rules: citations, steps, covers = [] } of cases) {
    if (ids.has(id)) problems.push(`${id}: used twice`);
    ids.add(id);
    if (citations.length === 0) problems.push(`${id}: cites no rule`);
    for (const rule of citations) {
      cited.add(rule);
      if (!Object.hasOwn(rules, rule)) problems.push(`${id}: unknown rule ${rule}`);
    }
    for (const [command, situation] of covers) {
      covered.add(`${command}, ${situation}`);
      if (matrix[command]?.[situation] !== null) problems.push(`${id}: ${command}, ${situation} is not in the matrix`);
    }
    if (!steps.some(({ expect }) => expect !== undefined)) problems.push(`${id}: expects nothing`);
    for (const step of steps)
      if (
        step.op === 'command' &&
        step.later === undefined &&
        step.expect?.reply === undefined &&
        step.expect?.error === undefined
      )
        problems.push(`${id}: a ${step.command} expects nothing`);
  }
  for (const rule of Object.keys(rules)) if (!cited.has(rule)) problems.push(`rule ${rule}: no case cites it`);
  for (const [command, situations] of Object.entries(matrix))
    for (const [situation, reason] of Object.entries(situations))
      if (reason === null && !covered.has(`${command}, ${situation}`))
        problems.push(`no case covers ${command}, ${situation}`);
  return problems;
}
