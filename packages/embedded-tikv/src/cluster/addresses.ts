import type { ResolvedClusterOptions } from './cluster-options.js';

/** What a store listens on the n-th time it comes up somewhere new, from 0. */
export function storeAddresses(
  options: ResolvedClusterOptions,
  id: bigint,
  generation: number,
): { rpc: string; status: string } {
  if (options.addressing === 'port') return { rpc: `${options.host}:0`, status: `${options.host}:0` };
  const name = generation === 0 ? `store-${id}` : `store-${id}-moved-${generation}`;
  return { rpc: `${name}:20160`, status: `${name}:20180` };
}

/** What the PD members listen on. */
export function pdAddresses(options: ResolvedClusterOptions): string[] {
  return Array.from({ length: options.pds }, (_, i) => {
    if (i === 0 && options.pdAddress !== undefined) return options.pdAddress;
    return options.addressing === 'port' ? `${options.host}:0` : `pd-${i}:2379`;
  });
}
