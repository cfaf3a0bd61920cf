import type { HttpRequest, HttpResponse } from '@tikv-client/transport';
import type { Store } from './store.js';

const plain = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };

export interface ConfigFacts {
  readonly apiVersion: 1 | 2;
  readonly enableTtl: boolean;
}

/** `GET /config`: what clients and suites ask for, in TiKV's form. */
export function readConfig(url: string, store: Store, facts: ConfigFacts): HttpResponse {
  const full = /[?&]full=([^&]*)/.exec(url)?.[1] ?? 'false';
  if (full !== 'true' && full !== 'false') {
    return { status: 400, headers: plain, body: 'provided string was not `true` or `false`' };
  }
  return { status: 200, headers: json, body: JSON.stringify(configOf(store, facts)) };
}

/** `POST /config`: changes settings until the store restarts; all or, if one of them is refused, none. */
export function changeConfig({ url, body }: HttpRequest, store: Store, facts: ConfigFacts): HttpResponse {
  const persist = /[?&]persist=([^&]*)/.exec(url)?.[1] ?? 'true';
  if (persist !== 'true' && persist !== 'false') {
    return { status: 400, headers: plain, body: 'provided string was not `true` or `false`' };
  }
  const changes = decode(body);
  if (typeof changes === 'string') return failure(`failed to decode, error: ${changes}`);
  const settle: (() => void)[] = [];
  for (const [name, value] of changes) {
    const change = changeOf(store, facts, name, value);
    if (typeof change === 'string') return failure(`failed to update, error: ${JSON.stringify(change)}`);
    settle.push(change);
  }
  for (const set of settle) set();
  return { status: 200, body: '' };
}

function failure(body: string): HttpResponse {
  return { status: 500, headers: plain, body };
}

function configOf(store: Store, { apiVersion, enableTtl }: ConfigFacts): Record<string, Record<string, unknown>> {
  const { peers, splitKeys } = store.options;
  const { timeoutMs, wakeUpDelayMs } = store.txn.waits.options;
  return {
    storage: { 'api-version': apiVersion, 'enable-ttl': enableTtl, 'max-key-size': 8192 },
    raftstore: { 'raft-entry-max-size': `${peers.maxEntryBytes / 1024 / 1024}MiB` },
    ...(splitKeys === undefined ? {} : { coprocessor: { 'region-max-keys': splitKeys } }),
    'pessimistic-txn': {
      'wait-for-lock-timeout': durationText(timeoutMs),
      'wake-up-delay-duration': durationText(wakeUpDelayMs),
    },
  };
}

/** A flat object; anything else is the text of the error, as serde's and TiKV's are printed. */
function decode(body: Uint8Array): [name: string, value: string][] | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body).toString());
  } catch (error) {
    return `Error(${JSON.stringify(error instanceof Error ? error.message : '')}, line: 1, column: 1)`;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return '"wrong format"';
  const changes: [string, string][] = [];
  for (const [name, value] of Object.entries(parsed)) {
    if (Array.isArray(value)) return '"array type are not supported"';
    if (!['string', 'number', 'boolean'].includes(typeof value)) return '"wrong format"';
    changes.push([name, String(value)]);
  }
  return changes;
}

/** What carries the change out, or why it cannot be. Names may be written with hyphens or underscores. */
function changeOf(store: Store, facts: ConfigFacts, name: string, value: string): (() => void) | string {
  const fields = name.replaceAll('-', '_').split('.');
  const [section = '', field, ...rest] = fields;
  const known = configOf(store, facts)[section.replaceAll('_', '-')];
  if (known === undefined) return `unexpect fields: ${section}`;
  if (field === undefined) return `failed to parse: ${value}`;
  if (!(field.replaceAll('_', '-') in known)) return `unexpect fields: ${field}`;
  if (rest.length > 0) return `unexpect fields: ${rest.join('.')}`;
  if (section !== 'pessimistic_txn') return `config ${field} can not be changed`;
  const ms = durationMs(value);
  if (ms === undefined) return `failed to parse: ${value}`;
  const { waits } = store.txn;
  return () => waits.tune(field === 'wait_for_lock_timeout' ? { timeoutMs: ms } : { wakeUpDelayMs: ms });
}

const units: readonly (readonly [name: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** `1h30m`, `1s`, `20ms`; undefined: no duration. */
function durationMs(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(d|h|ms|m|s))+$/.test(text)) return undefined;
  let ms = 0;
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(d|h|ms|m|s)/g)) {
    ms += Number(count) * (units.find(([name]) => name === unit)?.[1] ?? 0);
  }
  return ms;
}

function durationText(ms: number): string {
  let text = '';
  let left = ms;
  for (const [name, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) text += `${count}${name}`;
  }
  return text === '' ? '0s' : text;
}
