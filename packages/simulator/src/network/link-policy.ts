import type { LinkPolicy } from '@tikv-client/transport';
import type { LinkFaults } from './link-faults.js';

/** Lets `links` decide the fate of every packet of a `MemoryNetwork`: `new MemoryNetwork({ clock, link: linkPolicy(links) })`. */
export function linkPolicy(links: LinkFaults): LinkPolicy {
  return (from, to) => {
    const fate = links.decide(from, to);
    switch (fate.kind) {
      case 'deliver':
        return { delayMs: fate.delayMs };
      case 'stall':
        return 'stall';
      case 'break':
        return 'drop-connection';
    }
  };
}
