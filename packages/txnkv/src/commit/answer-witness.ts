import { TikvError } from '@tikv-client/errors';
import type { RpcInterceptor } from '@tikv-client/region-request';

/**
 * Counts the attempts of a call that may have been carried out: those that were sent and not refused by the region. While there
 * is one and the caller has no answer in hand, nobody can say that it was not (client-go: the undetermined error).
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
        if (wasRefused(answer as RegionAnswer)) this.#unanswered -= 1;
        return answer;
      } catch (error) {
        if (neverSent(error)) this.#unanswered -= 1;
        throw error;
      }
    },
  };
}

interface RegionAnswer {
  readonly regionError?: { readonly undeterminedResult?: unknown } | undefined;
}

/**
 * Region errors are refusals, but for the one of a store that does not know itself. Any other answer still has to get to the
 * caller, past other interceptors: it speaks for itself when it does.
 */
function wasRefused({ regionError }: RegionAnswer): boolean {
  return regionError !== undefined && regionError.undeterminedResult === undefined;
}

function neverSent(error: unknown): boolean {
  if (!(error instanceof TikvError)) return false;
  if (error.code === 'STORE_LIMIT') return true;
  return error.code === 'RPC' && 'sent' in error && error.sent === false;
}
