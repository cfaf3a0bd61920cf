import { ConfigError } from '@tikv-client/errors';

export interface RegionCacheOptions {
  /** Life of a region that nobody asks for; each access renews it. @default 600000 */
  readonly regionTtlMs?: number | undefined;
  /** Random part added to each life, so that regions do not expire together. @default 60000 */
  readonly regionTtlJitterMs?: number | undefined;
  /** Most regions kept. @default 1000000 */
  readonly maxRegions?: number | undefined;
  /** Pause between rounds of the collector; 0 turns it off. @default 1000 */
  readonly collectIntervalMs?: number | undefined;
  /** Regions the collector looks at in one round. @default 50 */
  readonly collectRegions?: number | undefined;
  /** Regions asked for at once when many keys wait for unknown regions. @default 128 */
  readonly scanRegions?: number | undefined;
  /** Time of one lookup at the placement driver. @default 3000 */
  readonly loadTimeoutMs?: number | undefined;
  /** A miss waits for a lookup that is under way only if it began no longer ago; else it starts another. @default 500 */
  readonly joinLookupMs?: number | undefined;
  /** Time of one probe of a store. @default 1000 */
  readonly probeTimeoutMs?: number | undefined;
  /** Pause between probes of a store that is not reachable. @default 1000 */
  readonly recoveryIntervalMs?: number | undefined;
  /** Longest pause until the address of such a store is asked for again; pauses grow up to it. @default 5000 */
  readonly resolveIntervalMs?: number | undefined;
  /** How often stores in doubt are looked up. @default 15000 */
  readonly checkIntervalMs?: number | undefined;
}

export type ResolvedRegionCacheOptions = { readonly [K in keyof RegionCacheOptions]-?: number };

const defaults: ResolvedRegionCacheOptions = {
  regionTtlMs: 600_000,
  regionTtlJitterMs: 60_000,
  maxRegions: 1_000_000,
  collectIntervalMs: 1000,
  collectRegions: 50,
  scanRegions: 128,
  loadTimeoutMs: 3000,
  joinLookupMs: 500,
  probeTimeoutMs: 1000,
  recoveryIntervalMs: 1000,
  resolveIntervalMs: 5000,
  checkIntervalMs: 15_000,
};

/** Fills the defaults in; a value that is not a number in its bounds is a `ConfigError`. */
export function resolveRegionCacheOptions(options: RegionCacheOptions = {}): ResolvedRegionCacheOptions {
  const resolved: Record<string, number> = { ...defaults };
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, name)) throw new ConfigError(`regionCache.${name}`, 'unknown option');
    const lowest = name === 'collectIntervalMs' || name === 'regionTtlJitterMs' ? 0 : 1;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < lowest) {
      throw new ConfigError(`regionCache.${name}`, `must be a number of at least ${lowest}`);
    }
    resolved[name] = value;
  }
  return resolved as unknown as ResolvedRegionCacheOptions;
}
