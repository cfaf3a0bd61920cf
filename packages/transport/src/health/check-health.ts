import type { Channel, RpcOptions } from '../channel.js';
import { HealthCheckRequest, HealthCheckResponse } from '../gen/health.js';
import { StatusError } from '../status-error.js';
import { StatusCode } from '../status.js';
import { healthPaths } from './health-service.js';
import type { ServingStatus } from './health-statuses.js';

/**
 * Asks a server for the health of one service (the empty name: of the server). Rejects with a `StatusError` (NOT_FOUND for a
 * service it does not know, UNIMPLEMENTED for a server without the health service) and with `signal.reason` when aborted.
 */
export function checkHealth(channel: Channel, service: string, options: RpcOptions): Promise<ServingStatus> {
  return new Promise((resolve, reject) => {
    const request = HealthCheckRequest.encode({ service }).finish();
    channel.unary(healthPaths.check, request, options, (failure, response) => {
      if (response === undefined) {
        const { code, message, metadata } = failure ?? { code: StatusCode.UNKNOWN, message: 'no outcome' };
        const aborted = code === StatusCode.CANCELLED && options.signal?.aborted === true;
        reject(aborted ? options.signal?.reason : new StatusError(code, message, metadata));
        return;
      }
      try {
        resolve(HealthCheckResponse.decode(response).status);
      } catch (error) {
        reject(error);
      }
    });
  });
}
