import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { EmbeddedClusterOptions } from '../cluster/cluster-options.js';

/** What the command line asks for. */
export interface CliOptions {
  readonly cluster: EmbeddedClusterOptions;
  /** Serve the admin API. */
  readonly admin: boolean;
}

/** The command line does not start a cluster: `text` is for the terminal, `exitCode` 0 after `--help`. */
export interface CliRefusal {
  readonly exitCode: number;
  readonly text: string;
}

interface Flags {
  readonly pdAddr?: string;
  readonly pds?: number;
  readonly stores?: number;
  readonly regions?: number;
  readonly apiVersion?: 1 | 2;
  readonly enableTtl?: true;
  readonly splitKeys?: number;
  readonly admin?: true;
}

function count(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new InvalidArgumentError('A whole number is wanted.');
  }
  return Number(text);
}

function address(text: string): string {
  const port = /^(?:\[[0-9A-Fa-f:.]+\]|[^:\s]+):(\d{1,5})$/.exec(text)?.[1];
  if (port === undefined || Number(port) > 65_535) {
    throw new InvalidArgumentError('host:port is wanted, such as 127.0.0.1:2379; port 0 takes any free one.');
  }
  return text;
}

function apiVersion(text: string): 1 | 2 {
  if (text === '1' || text === '2') {
    return text === '1' ? 1 : 2;
  }
  throw new InvalidArgumentError('1 or 2 is wanted.');
}

/** Reads the arguments after the program's name. Defaults are the cluster's own. */
export function parseCli(args: readonly string[]): CliOptions | CliRefusal {
  let text = '';
  const collect = (part: string) => {
    text += part;
  };
  const command = new Command('embedded-tikv')
    .description('Runs a TiKV-compatible cluster (PD and stores) in this process until SIGTERM or SIGINT.')
    .option(
      '--pd-addr <host:port>',
      'address of the first PD member; its host is that of every port (default: 127.0.0.1:0, any free port)',
      address,
    )
    .option('--pds <n>', 'PD members (default: 1)', count)
    .option('--stores <n>', 'stores (default: 3)', count)
    .option('--regions <n>', 'regions to start with: even parts of the key space (default: 1)', count)
    .option('--api-version <1|2>', 'storage.api-version of the stores (default: 1)', apiVersion)
    .option('--enable-ttl', 'storage.enable-ttl; with API version 1 only raw commands are served then')
    .option('--split-keys <n>', 'split regions that hold more keys than this (default: never)', count)
    .option('--admin', 'serve faults and changes of the cluster under /embedded/v1 on the PD ports')
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: collect, writeErr: collect })
    .exitOverride();
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return { exitCode: error.exitCode, text };
    }
    throw error;
  }
  return clusterOptions(command.opts<Flags>());
}

function clusterOptions({ pdAddr, admin, ...rest }: Flags): CliOptions {
  const host = pdAddr?.slice(0, pdAddr.lastIndexOf(':'));
  return { cluster: { ...rest, pdAddress: pdAddr, host, addressing: 'port' }, admin: admin === true };
}
