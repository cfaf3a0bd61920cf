/** A parsed `host:port`; IPv6 hosts are without their brackets here. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** Splits `host:port` or `[ipv6]:port`. Undefined when it is neither or the port is not in [0, 65535]. */
export function parseAddress(address: string): HostPort | undefined {
  const match = /^(?:\[([0-9a-fA-F:.%\w]+)\]|([^\s:/[\]]+)):(\d{1,5})$/.exec(address);
  if (match === null) return undefined;
  const host = match[1] ?? match[2];
  const port = Number(match[3]);
  if (host === undefined || port > 65_535) return undefined;
  return { host, port };
}

/** The reverse of `parseAddress`. */
export function formatAddress(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
