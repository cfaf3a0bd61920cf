import type { Logger } from '@tikv-client/runtime';
import { healthHandlers, HealthStatuses } from '@tikv-client/transport';
import type { Listener, Server } from '@tikv-client/transport';
import { createHttpApi } from './http/http-api.js';
import type { MemberContext } from './service/member-context.js';
import { memberHandlers } from './service/member-handlers.js';

/** One PD member's port: opens and closes, and comes back on the address it had. */
export class MemberServer {
  readonly #context: MemberContext;
  readonly #listener: Listener;
  readonly #logger: Logger;
  #server: Server | undefined;
  /** Starts and stops of one member happen one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(context: MemberContext, listener: Listener, logger: Logger) {
    this.#context = context;
    this.#listener = listener;
    this.#logger = logger;
  }

  start(): Promise<void> {
    return this.#next(async () => {
      if (this.#server !== undefined) {
        return;
      }
      const { state, member, clock } = this.#context;
      const handlers = memberHandlers(
        this.#context,
        createHttpApi(state, member, clock),
        healthHandlers(new HealthStatuses()),
      );
      this.#server = await this.#listener.listen(handlers, { address: member.address });
      member.address = this.#server.address;
      member.running = true;
      state.members.settle();
      this.#logger.info('pd member listens', { name: member.name, address: member.address });
    });
  }

  stop(): Promise<void> {
    return this.#next(async () => {
      const server = this.#server;
      if (server === undefined) {
        return;
      }
      this.#server = undefined;
      this.#context.member.running = false;
      this.#context.state.members.settle();
      await server.close();
      this.#logger.info('pd member stopped', { name: this.#context.member.name });
    });
  }

  #next(step: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(step);
    this.#turn = done.catch(() => {});
    return done;
  }
}
