import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** PEERS_SERVER names another server program to run the peers against, such as a bundle of one being worked on. */
const cli =
  process.env['PEERS_SERVER'] ??
  fileURLToPath(new URL('../../../packages/embedded-tikv/dist/cli/main.js', import.meta.url));

/** An embedded cluster in a process of its own, driven through its admin calls. */
export class Cluster {
  readonly pd: readonly string[];
  readonly stores: readonly { readonly id: number; readonly addr: string; readonly status: string }[];
  readonly pid: number;
  private readonly child: ChildProcess;

  private constructor(
    child: ChildProcess,
    ready: { pd: string[]; stores: { id: number; addr: string; status: string }[] },
  ) {
    this.child = child;
    this.pid = child.pid as number;
    this.pd = ready.pd;
    this.stores = ready.stores;
  }

  static async start(flags: readonly string[], command: readonly string[] = [process.execPath]): Promise<Cluster> {
    const [program, ...first] = command as [string, ...string[]];
    const child = spawn(program, [...first, cli, '--admin', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ready = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`embedded-tikv ended with ${code}`)));
      createInterface({ input: child.stdout }).once('line', resolve);
    });
    return new Cluster(
      child,
      JSON.parse(ready) as { pd: string[]; stores: { id: number; addr: string; status: string }[] },
    );
  }

  async admin(action: string, body: Record<string, unknown>): Promise<unknown> {
    const response = await fetch(`http://${this.pd[0]}/embedded/v1/${action}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${action}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** The regions as they are now, borders in hex digits. */
  async regions(): Promise<unknown> {
    return (await fetch(`http://${this.pd[0]}/embedded/v1/regions`)).json();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGTERM');
    const limit = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(limit);
  }
}
