// Load with our client's public API: OPERATION IN_FLIGHT KEYS VALUE_BYTES SECONDS PD...
import { createTikvClient } from 'tikv-client';
import { closedLoop } from './closed-loop.js';
import { operations } from './operations.js';

const [name, inFlight, keys, valueBytes, seconds, ...pd] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  ...string[],
];
const prepare = operations[name];
if (prepare === undefined) throw new Error(`unknown operation ${name}; known: ${Object.keys(operations).join(', ')}`);
const client = await createTikvClient({ pd });
const load = { inFlight: Number(inFlight), keys: Number(keys), value: Buffer.alloc(Number(valueBytes)) };
const measurement = await closedLoop(load.inFlight, Number(seconds), await prepare(client, load));
process.stdout.write(`${JSON.stringify({ ...measurement, packed: requestsPerFrame() })}\n`);
void client.close();

/** Over the whole run, from the client's own counters. */
function requestsPerFrame(): number {
  const connections = client.debugSnapshot().stores.stores.flatMap((store) => store.connections);
  const sum = (figure: 'requestsSent' | 'framesSent'): number => connections.reduce((all, one) => all + one[figure], 0);
  return sum('requestsSent') / Math.max(1, sum('framesSent'));
}
