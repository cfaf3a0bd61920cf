// The transport seam: gRPC channels and servers, HTTP on the same port, an in-memory network.
export { formatAddress, parseAddress } from './address.js';
export type { HostPort } from './address.js';
export type {
  Channel,
  ChannelOptions,
  ChannelState,
  ChannelTls,
  ClientStream,
  RpcOptions,
  StreamHandlers,
  Transport,
  UnaryDone,
} from './channel.js';
export type { Lookup } from './grpc/connection.js';
export { createGrpcListener } from './grpc/grpc-listener.js';
export type { GrpcListenerDeps } from './grpc/grpc-listener.js';
export { createGrpcTransport } from './grpc/grpc-transport.js';
export type { GrpcTransportDeps } from './grpc/grpc-transport.js';
export { checkHealth } from './health/check-health.js';
export { healthHandlers, healthPaths } from './health/health-service.js';
export { HealthStatuses, ServingStatus } from './health/health-statuses.js';
export type { HealthSource } from './health/health-statuses.js';
export type { Metadata } from './metadata.js';
export type { LinkPolicy, LinkVerdict } from './memory/link.js';
export { MemoryNetwork } from './memory/memory-network.js';
export type { MemoryNetworkDeps } from './memory/memory-network.js';
export type {
  Handlers,
  HttpHandler,
  HttpRequest,
  HttpResponse,
  Listener,
  Server,
  ServerCall,
  ServerOptions,
  ServerStream,
  ServerStreamHandlers,
  ServerTls,
  StatusFailure,
  StreamHandler,
  UnaryHandler,
} from './server.js';
export { settleChannelOptions } from './settled-channel-options.js';
export type { SettledChannelOptions } from './settled-channel-options.js';
export { StatusError } from './status-error.js';
export { StatusCode } from './status.js';
export type { Status } from './status.js';
