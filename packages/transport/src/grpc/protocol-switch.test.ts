import { expect, test } from 'vitest';
import { protocolOf } from './protocol-switch.js';

test.each<[string, ReturnType<typeof protocolOf>]>([
  ['P', undefined],
  ['PR', undefined],
  ['PRI', 'h2'],
  ['PRI * HTTP/2.0\r\n', 'h2'],
  ['PUT /x', 'http1'],
  ['PO', 'http1'],
  ['GET / HTTP/1.1', 'http1'],
  ['G', 'http1'],
  ['get / HTTP/1.1', 'unknown'],
  ['\x16\x03\x01', 'unknown'],
  ['P\x00', 'unknown'],
])('%j is %s', (bytes, protocol) => {
  expect(protocolOf(Buffer.from(bytes, 'latin1'))).toBe(protocol);
});
