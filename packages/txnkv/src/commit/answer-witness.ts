import { TikvError } from '@tikv-client/errors';
import type { RpcInterceptor } from '@tikv-client/region-request';

/**
 * Counts the attempts of a call that may have reached a store and got no answer. While there is one, nobody can say that the
 * request was not carried out; a later definite answer of the store settles it (client-go: the undetermined error).
 */
export class AnswerWitness {
  #unanswered = 0;

  /** Whether some attempt may have been applied without our hearing of it. */
  get unanswered(): boolean {
    return this.#unanswered > 0;
  }

  readonly interceptor: RpcInterceptor = {
    name: 'answer-witness',
    intercept: async (call, next) => {
      this.#unanswered += 1;
      try {
        const answer = await next(call);
        this.#unanswered -= 1;
        return answer;
      } catch (error) {
        if (neverSent(error)) this.#unanswered -= 1;
        throw error;
      }
    },
  };
}

function neverSent(error: unknown): boolean {
  if (!(error instanceof TikvError)) return false;
  if (error.code === 'STORE_LIMIT') return true;
  return error.code === 'RPC' && 'sent' in error && error.sent === false;
}
