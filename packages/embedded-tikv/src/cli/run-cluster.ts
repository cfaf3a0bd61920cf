import { createGrpcListener } from '@tikv-client/transport';
import { withAdmin } from './admin-api.js';
import { parseCli } from './cli-options.js';
import { createEmbeddedCluster } from '../cluster/create-embedded-cluster.js';
import type { EmbeddedCluster } from '../cluster/embedded-cluster.js';

/** The process as the command sees it. */
export interface CliProcess {
  readonly args: readonly string[];
  writeOut(text: string): void;
  writeError(text: string): void;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<void>;
}

/** The line that tells where the cluster is. */
function readyLine(cluster: EmbeddedCluster): string {
  const stores = cluster.stores.map(({ id, address, statusAddress }) => ({
    id: Number(id),
    addr: address,
    status: statusAddress,
  }));
  return `${JSON.stringify({ pd: cluster.pdEndpoints, stores })}\n`;
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
}

/** Starts the cluster, prints where it is, and runs it until the process is to stop. Returns the exit code. */
export async function runCluster(io: CliProcess): Promise<number> {
  const options = parseCli(io.args);
  if ('exitCode' in options) {
    if (options.exitCode === 0) {
      io.writeOut(options.text);
    } else {
      io.writeError(options.text);
    }
    return options.exitCode;
  }
  let cluster: EmbeddedCluster | undefined;
  const plain = createGrpcListener();
  const listener = options.admin ? withAdmin(plain, () => cluster) : plain;
  try {
    cluster = await createEmbeddedCluster(options.cluster, { listener });
  } catch (error) {
    io.writeError(`error: ${oneLine(error)}\n`);
    return 1;
  }
  io.writeOut(readyLine(cluster));
  await io.stopped;
  await cluster.close();
  return 0;
}
