// Load with our client's public API: get|put IN_FLIGHT KEYS VALUE_BYTES SECONDS PD...
import { createTikvClient } from 'tikv-client';
import { closedLoop } from './closed-loop.js';

const [operation, inFlight, keys, valueBytes, seconds, ...pd] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  ...string[],
];
const client = await createTikvClient({ pd });
const value = Buffer.alloc(Number(valueBytes));
const names = Array.from({ length: Number(keys) }, (_, index) =>
  Buffer.from(`bench/${String(index).padStart(8, '0')}`),
);
const pick = (): Buffer => names[Math.floor(Math.random() * names.length)] as Buffer;
const call = operation === 'get' ? () => client.raw.get(pick()) : () => client.raw.put(pick(), value);
const measurement = await closedLoop(Number(inFlight), Number(seconds), call);
process.stdout.write(`${JSON.stringify({ ...measurement, packed: requestsPerFrame() })}\n`);
void client.close();

/** Over the whole run, from the client's own counters. */
function requestsPerFrame(): number {
  const connections = client.debugSnapshot().stores.stores.flatMap((store) => store.connections);
  const sum = (figure: 'requestsSent' | 'framesSent'): number => connections.reduce((all, one) => all + one[figure], 0);
  return sum('requestsSent') / Math.max(1, sum('framesSent'));
}
