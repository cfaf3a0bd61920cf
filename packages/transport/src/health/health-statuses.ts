import { HealthCheckResponse_ServingStatus } from '../gen/health.js';

/** `grpc.health.v1` statuses by name: UNKNOWN, SERVING, NOT_SERVING, SERVICE_UNKNOWN. */
export const ServingStatus = HealthCheckResponse_ServingStatus;
export type ServingStatus = HealthCheckResponse_ServingStatus;

/** What the health service asks. The empty name stands for the whole server. */
export interface HealthSource {
  /** Undefined for a service it does not know. */
  status(service: string): ServingStatus | undefined;
  services(): readonly string[];
  /** Calls `onChange` after each change of any status, until the returned function is called. */
  watch(onChange: () => void): () => void;
}

/** A settable table of statuses. */
export class HealthStatuses implements HealthSource {
  readonly #statuses: Map<string, ServingStatus>;
  readonly #watchers = new Set<() => void>();

  /** `['', 'a.Service', …]` to begin with, all SERVING. */
  constructor(services: readonly string[] = ['']) {
    this.#statuses = new Map(services.map((service) => [service, ServingStatus.SERVING]));
  }

  status(service: string): ServingStatus | undefined {
    return this.#statuses.get(service);
  }

  services(): readonly string[] {
    return [...this.#statuses.keys()];
  }

  set(service: string, status: ServingStatus): void {
    if (this.#statuses.get(service) === status) return;
    this.#statuses.set(service, status);
    for (const watcher of Array.from(this.#watchers)) watcher();
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => void this.#watchers.delete(onChange);
  }
}
