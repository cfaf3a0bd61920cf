import type { HttpResponse } from '@tikv-client/transport';
import { writeGoJson } from './go-json.js';
import type { GoJson } from './go-json.js';

const V1_HEADERS = {
  'Content-Type': 'application/json; charset=UTF-8',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS, PUT, DELETE',
  'Access-Control-Allow-Headers': 'accept, content-type, authorization',
} as const;

/** An answer of `/pd/api/v1`: two spaces of indentation and a newline at the end. */
export function v1(status: number, value: GoJson, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers: { ...V1_HEADERS, ...headers }, body: `${writeGoJson(value, 2)}\n` };
}

/** An answer of `/pd/api/v2`: four spaces. */
export function v2(status: number, value: GoJson): HttpResponse {
  const compact = typeof value === 'string';
  return {
    status,
    headers: { ...V1_HEADERS, 'Content-Type': 'application/json; charset=utf-8' },
    body: writeGoJson(value, compact ? 0 : 4),
  };
}

/** Regions come compact and under a type that is not JSON's. */
export function regionData(value: GoJson): HttpResponse {
  return {
    status: 200,
    headers: { ...V1_HEADERS, 'Content-Type': 'application/octet-stream' },
    body: writeGoJson(value, 0),
  };
}

export function plain(status: number, text: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: text };
}

export function empty(status: number): HttpResponse {
  return { status, body: '' };
}
