import { expect, test } from 'vitest';
import { formatAddress, parseAddress } from './address.js';

test.each([
  ['127.0.0.1:20160', '127.0.0.1', 20_160],
  ['store-1:0', 'store-1', 0],
  ['tikv-0.tikv-peer.ns.svc:20160', 'tikv-0.tikv-peer.ns.svc', 20_160],
  ['[::1]:2379', '::1', 2379],
  ['[fe80::1%eth0]:65535', 'fe80::1%eth0', 65_535],
])('%s is an address, and formats back', (address, host, port) => {
  expect(parseAddress(address)).toEqual({ host, port });
  expect(formatAddress(host, port)).toBe(address);
});

test.each(['', ':1', 'host', 'host:', 'host:65536', 'host:-1', 'host:1x', '::1:2379', '[::1]', 'a b:1', 'http://h:1'])(
  '%j is none',
  (address) => {
    expect(parseAddress(address)).toBeUndefined();
  },
);
