import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const benchFolder = fileURLToPath(new URL('..', import.meta.url));
const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Whether clients and servers get a core each. */
export function pinning(): string {
  return canPin ? 'clients on core 0, servers on core 1' : 'processes are not pinned (needs two cores and taskset)';
}

/** A server process; its first line of output says where it listens. */
export class ServerProcess {
  readonly firstLine: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, firstLine: string) {
    this.child = child;
    this.firstLine = firstLine;
  }

  static async start(command: readonly string[]): Promise<ServerProcess> {
    const [program, ...args] = pinned(command, 1);
    const child = spawn(program as string, args, { cwd: benchFolder, stdio: ['ignore', 'pipe', 'inherit'] });
    const firstLine = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code}`)));
      createInterface({ input: child.stdout }).once('line', resolve);
    });
    return new ServerProcess(child, firstLine);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    const limit = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(limit);
  }
}

/** Runs a client to its end and parses the line of JSON it prints last. The client reads the server's CPU time itself, with its own. */
export async function runClient<T>(server: ServerProcess, command: readonly string[]): Promise<T> {
  const [program, ...args] = pinned(command, 0);
  const child = spawn(program as string, args, {
    cwd: benchFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_SERVER_PID: String(server.pid) },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  // The Go client writes its log to the same place.
  const result = output.split('\n').findLast((line) => line.startsWith('{'));
  if (result === undefined) throw new Error(`${command.join(' ')} printed no result`);
  return JSON.parse(result) as T;
}

/** A script of this folder, run from its source; workspace packages come from their builds. */
export function script(name: string, ...args: readonly (string | number)[]): string[] {
  return [process.execPath, '--import', 'tsx', `src/${name}.ts`, ...args.map(String)];
}

function pinned(command: readonly string[], core: number): readonly string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}
