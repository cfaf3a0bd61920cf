import { StatusError } from './status-error.js';
import type { StatusCode } from './status.js';

/** The abort signal of a call, made only if a handler asks for it: an AbortController per call is dear. */
export class CallSignal {
  #controller: AbortController | undefined;
  #reason: StatusError | undefined;

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  abort(code: StatusCode, message: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = new StatusError(code, message);
    this.#controller?.abort(this.#reason);
  }
}
