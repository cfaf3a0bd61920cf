// The transport seam: gRPC channels and servers, HTTP on the same port, an in-memory network.
export type {
  Channel,
  ChannelOptions,
  ChannelState,
  ChannelTls,
  ClientStream,
  Metadata,
  RpcOptions,
  StreamHandlers,
  Transport,
  UnaryDone,
} from './channel.js';
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
export { StatusCode } from './status.js';
export type { Status } from './status.js';
