import type { TransactionEntry } from '../transaction/entry.js';
import type { EntryKind, HistoryEntry, RegisterOp } from './entry.js';

const kinds: ReadonlySet<unknown> = new Set<EntryKind>(['invoke', 'ok', 'fail', 'info']);
const ops: ReadonlySet<unknown> = new Set<RegisterOp>(['get', 'put', 'delete', 'compareAndSwap']);

/** One JSON object per line, as programs in other languages write and read it. */
export function formatHistory(history: Iterable<HistoryEntry | TransactionEntry>): string {
  let text = '';
  for (const entry of history) text += `${JSON.stringify(entry)}\n`;
  return text;
}

/**
 * Reads the register operations of what `formatHistory` or a program in another language wrote; lines of transactions are passed
 * over. Throws a `TypeError` that names the line.
 */
export function parseHistory(text: string): HistoryEntry[] {
  return parseLines(text).filter((entry) => entry.op !== 'transaction');
}

/** The transactions of the same text; lines of register operations are passed over. Throws a `TypeError` that names the line. */
export function parseTransactions(text: string): TransactionEntry[] {
  return parseLines(text).filter((entry) => entry.op === 'transaction');
}

function parseLines(text: string): Array<HistoryEntry | TransactionEntry> {
  const entries: Array<HistoryEntry | TransactionEntry> = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    entries.push(parseEntry(line, at + 1));
  });
  return entries;
}

/**
 * One history of several that were recorded on the same clock. Entries of equal time count as concurrent: invocations go before
 * answers, which can only make the verdict milder. Attempts are numbered anew.
 */
export function mergeHistories(...histories: ReadonlyArray<readonly HistoryEntry[]>): HistoryEntry[] {
  let attempts = 0;
  const all: Array<{ entry: HistoryEntry; source: number; attempt: number }> = [];
  histories.forEach((history, source) => {
    const numbers = new Map<number, number>();
    for (const entry of [...history].sort((a, b) => a.index - b.index)) {
      let attempt = numbers.get(entry.attempt);
      if (attempt === undefined) numbers.set(entry.attempt, (attempt = attempts++));
      all.push({ entry, source, attempt });
    }
  });
  all.sort(
    (a, b) =>
      a.entry.time - b.entry.time ||
      Number(a.entry.kind !== 'invoke') - Number(b.entry.kind !== 'invoke') ||
      a.source - b.source ||
      a.entry.index - b.entry.index,
  );
  return all.map(({ entry, source, attempt }, index) => ({
    ...entry,
    index,
    attempt,
    process: `${source}/${entry.process}`,
  }));
}

function parseEntry(line: string, number: number): HistoryEntry | TransactionEntry {
  const bad = (what: string): TypeError => new TypeError(`history line ${number}: ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw bad('not JSON');
  }
  if (typeof value !== 'object' || value === null) throw bad('not an object');
  const entry = value as HistoryEntry | TransactionEntry;
  for (const field of ['index', 'time', 'attempt'] as const) {
    if (typeof entry[field] !== 'number' || !Number.isFinite(entry[field])) throw bad(`"${field}" is not a number`);
  }
  if (!kinds.has(entry.kind)) throw bad(`unknown kind ${JSON.stringify(entry.kind)}`);
  const isObject = typeof entry.input === 'object' && entry.input !== null;
  if (entry.op === 'transaction') {
    if (!isObject || !Array.isArray(entry.input.steps)) throw bad('"input.steps" is not an array');
    return entry;
  }
  if (!ops.has(entry.op)) throw bad(`unknown op ${JSON.stringify(entry.op)}`);
  if (typeof entry.key !== 'string') throw bad('"key" is not a string');
  if (!isObject) throw bad('"input" is not an object');
  return entry;
}
