/** The placement driver's word on how far transactions are over. */
export interface MinResolvedTs {
  readonly minimum: bigint;
  readonly stores: ReadonlyMap<bigint, bigint>;
}

/** Reads an answer of `/pd/api/v1/min-resolved-ts`. Its numbers have 64 bits: `JSON.parse` would round them. */
export function parseMinResolvedTs(body: string): MinResolvedTs {
  const minimum = /"min_resolved_ts"\s*:\s*(\d+)/.exec(body)?.[1];
  if (minimum === undefined) throw new Error('the placement driver names no resolved timestamp');
  const stores = new Map<bigint, bigint>();
  const listed = /"stores_min_resolved_ts"\s*:\s*\{([^}]*)\}/.exec(body)?.[1] ?? '';
  for (const [, id = '', ts = ''] of listed.matchAll(/"(\d+)"\s*:\s*(\d+)/g)) stores.set(BigInt(id), BigInt(ts));
  return { minimum: BigInt(minimum), stores };
}
