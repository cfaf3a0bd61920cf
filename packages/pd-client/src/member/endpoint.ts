import { ConfigError, describeValue } from '@tikv-client/errors';

/**
 * `host:port` of an endpoint as users and PD write it: `pd-0:2379`, `http://pd-0:2379`, `https://[::1]:2379/`. Throws
 * `ConfigError` that names the endpoint.
 */
export function parseEndpoint(endpoint: unknown, field: string): string {
  const address = typeof endpoint === 'string' ? addressOf(endpoint) : undefined;
  if (address === undefined)
    throw new ConfigError(field, `must be host:port or http(s)://host:port, got ${describeValue(endpoint)}`);
  return address;
}

/** The same for what PD reports of its members; undefined when it makes no sense. */
export function addressOf(endpoint: string): string | undefined {
  const match = /^(?:https?:\/\/)?(\[[0-9a-fA-F:.%\w]+\]|[^\s:/?#@[\]]+):(\d{1,5})\/?$/.exec(endpoint);
  const port = Number(match?.[2]);
  if (match === null || port < 1 || port > 65_535) return undefined;
  return `${match[1]}:${port}`;
}
