import { systemClock } from '@tikv-client/runtime';
import type { WorkloadResult } from '../demo/demo-result.js';
import type { WorkloadProgress } from '../demo/run-part.js';
import { progressLine, workloadLine } from '../progress/progress-line.js';

/** Progress on a terminal: one line that is rewritten; elsewhere a plain line every two seconds. */
export class ConsoleProgress {
  readonly #out: NodeJS.WriteStream;
  readonly #timer: NodeJS.Timeout;
  #latest: WorkloadProgress | undefined;
  #phase = '';

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
    this.#timer = setInterval(() => this.#show(), out.isTTY ? 200 : 2000);
    this.#timer.unref();
  }

  update(progress: WorkloadProgress): void {
    this.#latest = progress;
    const phase = `${progress.label} ${progress.phase}`;
    if (phase !== this.#phase && this.#out.isTTY) this.#show();
    this.#phase = phase;
  }

  workload(result: WorkloadResult): void {
    this.#latest = undefined;
    this.#clear();
    this.#out.write(`${workloadLine(result)}\n`);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#latest = undefined;
    this.#clear();
  }

  #show(): void {
    if (this.#latest === undefined) return;
    const line = progressLine(this.#latest, systemClock.monotonic());
    if (!this.#out.isTTY) {
      this.#out.write(`${line}\n`);
      return;
    }
    this.#clear();
    this.#out.write(line.slice(0, Math.max(20, this.#out.columns - 1)));
  }

  #clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001b[2K');
  }
}
