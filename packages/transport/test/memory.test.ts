import { SimulatedClock } from '@tikv-client/runtime';
import { MemoryNetwork } from '../src/index.js';
import { describeCompliance } from './compliance.js';

const clock = new SimulatedClock();
const network = new MemoryNetwork({ clock, link: (_from, _to, bytes) => ({ delayMs: bytes > 0 ? 1 : 0 }) });
const none = () => ({});

describeCompliance({
  name: 'memory network on a simulated clock',
  clock,
  transport: network,
  listener: network,
  address: 'store-1:0',
  tls: none,
  channelTls: none,
  drive: async (promise) => {
    const settled = await clock.runUntil(promise.then((value) => ({ value })));
    if (settled === undefined) throw new Error('nothing came of it');
    return settled.value;
  },
  http: async (address, method, url, body) => {
    const answer = await network.http(address, { method, url, body: new TextEncoder().encode(body ?? '') });
    return { status: answer?.status ?? 0, body: typeof answer?.body === 'string' ? answer.body : '' };
  },
});
