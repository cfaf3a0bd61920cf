import { HealthCheckRequest, HealthCheckResponse, HealthListResponse } from '../gen/health.js';
import type { Handlers, StreamHandler, UnaryHandler } from '../server.js';
import { StatusError } from '../status-error.js';
import { StatusCode } from '../status.js';
import { ServingStatus } from './health-statuses.js';
import type { HealthSource } from './health-statuses.js';

export const healthPaths = {
  check: '/grpc.health.v1.Health/Check',
  list: '/grpc.health.v1.Health/List',
  watch: '/grpc.health.v1.Health/Watch',
} as const;

/** The handlers of `grpc.health.v1.Health`; spread them into those of a port. */
export function healthHandlers(source: HealthSource): {
  readonly unary: NonNullable<Handlers['unary']>;
  readonly stream: NonNullable<Handlers['stream']>;
} {
  const check: UnaryHandler = (bytes) => {
    const status = source.status(serviceIn(bytes));
    if (status === undefined) throw new StatusError(StatusCode.NOT_FOUND, 'unknown service');
    return encodeStatus(status);
  };
  const list: UnaryHandler = () => {
    const statuses = new Map<string, HealthCheckResponse>();
    for (const service of source.services()) {
      statuses.set(service, { status: source.status(service) ?? ServingStatus.SERVICE_UNKNOWN });
    }
    return HealthListResponse.encode({ statuses }).finish();
  };
  const watch: StreamHandler = (stream) => {
    let stop: (() => void) | undefined;
    return {
      onMessage: (bytes) => {
        if (stop !== undefined) throw new StatusError(StatusCode.INVALID_ARGUMENT, 'Watch takes one request message');
        const service = serviceIn(bytes);
        let told: ServingStatus | undefined;
        const tell = () => {
          const status = source.status(service) ?? ServingStatus.SERVICE_UNKNOWN;
          if (status === told) return;
          told = status;
          stream.send(encodeStatus(status));
        };
        stop = source.watch(tell);
        tell();
      },
      onClose: () => stop?.(),
    };
  };
  return {
    unary: { [healthPaths.check]: check, [healthPaths.list]: list },
    stream: { [healthPaths.watch]: watch },
  };
}

function serviceIn(bytes: Uint8Array): string {
  try {
    return HealthCheckRequest.decode(bytes).service;
  } catch {
    throw new StatusError(StatusCode.INTERNAL, 'the health request cannot be decoded');
  }
}

function encodeStatus(status: ServingStatus): Uint8Array {
  return HealthCheckResponse.encode({ status }).finish();
}
