// Load with our client's public API: get|put IN_FLIGHT KEYS VALUE_BYTES SECONDS PD...
import { createTikvClient } from 'tikv-client';
import { closedLoop } from './closed-loop.js';

const [operation, inFlight, keys, valueBytes, seconds, ...pd] = process.argv.slice(2) as [string, string, string, string, string, ...string[]];
const client = await createTikvClient({ pd });
const value = Buffer.alloc(Number(valueBytes));
const names = Array.from({ length: Number(keys) }, (_, index) => Buffer.from(`bench/${String(index).padStart(8, '0')}`));
const pick = (): Buffer => names[Math.floor(Math.random() * names.length)] as Buffer;
const call = operation === 'get' ? () => client.raw.get(pick()) : () => client.raw.put(pick(), value);
const measured = await closedLoop(Number(inFlight), Number(seconds), call);
process.stdout.write(`${JSON.stringify({ ...measured, packed: packedPerFrame() })}\n`);
client.close();

/** Requests per BatchCommands frame over the whole run, from the client's own counters. */
function packedPerFrame(): number | undefined {
  let requests = 0;
  let frames = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, inner] of Object.entries(node)) {
      if (name === 'framesSent' && typeof inner === 'number') frames += inner;
      else if (name === 'requestsSent' && typeof inner === 'number') requests += inner;
      else visit(inner);
    }
  };
  visit(client.debugSnapshot());
  return frames === 0 ? undefined : requests / frames;
}
