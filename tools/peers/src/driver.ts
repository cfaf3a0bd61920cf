import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Reply } from './compare.js';

/** How to start a driver: a program that reads steps and writes replies, one JSON object per line. */
export interface DriverCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

export interface DriverGreeting {
  readonly peer: string;
  readonly version: string;
  readonly ops: readonly string[];
}

const startupLimitMs = 60_000;
const stepLimitMs = 120_000;

/** A running driver process. */
export class Driver {
  readonly greeting: DriverGreeting;
  private readonly child: ChildProcess;
  private readonly waiting: Map<number, (reply: Reply) => void>;
  private next = 1;

  private constructor(child: ChildProcess, greeting: DriverGreeting, waiting: Map<number, (reply: Reply) => void>) {
    this.child = child;
    this.greeting = greeting;
    this.waiting = waiting;
  }

  static async start({ command, args, cwd }: DriverCommand): Promise<Driver> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) });
    const waiting = new Map<number, (reply: Reply) => void>();
    const errors: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => {
      errors.push(chunk.toString());
      if (errors.length > 50) errors.shift();
    });
    child.stdin.on('error', () => {});
    const greeting = await new Promise<DriverGreeting>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`${command} did not start: ${errors.join('')}`)), startupLimitMs);
      child.once('error', reject);
      child.once('exit', (code) => {
        clearTimeout(limit);
        reject(new Error(`${command} ended with ${code}: ${errors.join('').slice(-2000)}`));
        for (const done of waiting.values())
          done({ ok: false, error: `the driver ended with ${code}: ${errors.join('').slice(-500)}` });
        waiting.clear();
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{')) return;
        const message = JSON.parse(line) as Reply & DriverGreeting & { ready?: boolean; n?: number };
        if (message.ready === true) {
          clearTimeout(limit);
          resolve(message);
        } else if (message.n !== undefined) {
          waiting.get(message.n)?.(message);
          waiting.delete(message.n);
        }
      });
    });
    return new Driver(child, greeting, waiting);
  }

  send(step: Record<string, unknown>): Promise<Reply> {
    const n = this.next;
    this.next += 1;
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.waiting.delete(n);
        resolve({ ok: false, error: `no reply within ${stepLimitMs} ms` });
      }, stepLimitMs);
      this.waiting.set(n, (reply) => {
        clearTimeout(limit);
        resolve(reply);
      });
      this.child.stdin?.write(`${JSON.stringify({ ...step, n })}\n`);
    });
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.stdin?.end();
    const limit = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(limit);
  }
}
