import { EventEmitter } from 'node:events';
import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { Server as GrpcServer, ServerCredentials } from '@grpc/grpc-js';
import type { Handlers } from '../server.js';
import { createDispatcher, registerPaths } from './dispatch.js';
import type { ServingDeps } from '../serving.js';
import type { SettledServerOptions } from './settled-server-options.js';

/** gRPC for the connections that speak HTTP/2. */
export interface H2Front {
  inject(connection: Duplex): void;
  /** No new calls: sends GOAWAY on every connection; each closes by itself after its last call. */
  drain(): void;
}

export function createH2Front(handlers: Handlers, options: SettledServerOptions, deps: ServingDeps): H2Front {
  const server = new GrpcServer({
    interceptors: [createDispatcher(handlers, deps)],
    'grpc.enable_channelz': 0,
    'grpc.max_send_message_length': -1,
    'grpc.max_receive_message_length': options.maxReceiveBytes,
    'grpc.max_concurrent_streams': options.maxConcurrentStreams,
    'grpc.keepalive_time_ms': options.keepaliveTimeMs,
    'grpc.keepalive_timeout_ms': options.keepaliveTimeoutMs,
  });
  registerPaths(server, handlers);
  widenStreamWindows(server, options);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  for (const http2Server of http2ServersOf(server)) {
    guardStreams(http2Server, deps);
    http2Server.on('session', (session: ServerHttp2Session) => watchSession(session, options, deps));
    http2Server.on('sessionError', (error: unknown) => deps.logger.debug('an HTTP/2 session failed', { error }));
  }
  return {
    inject: (connection) => injector.injectConnection(connection),
    drain: () => injector.destroy(),
  };
}

/**
 * grpc-js answers some requests (unknown methods, other content types) without a look at whether the stream still stands, and
 * the exception would end the process: a peer that resets its streams fast enough could do that.
 */
function guardStreams(http2Server: EventEmitter, { logger }: ServingDeps): void {
  const listeners = http2Server.listeners('stream');
  http2Server.removeAllListeners('stream');
  http2Server.on('stream', (stream: ServerHttp2Stream, ...rest: unknown[]) => {
    // Every error of a stream comes with its 'close', where it is dealt with; unheard it would end the process.
    stream.on('error', () => {});
    if (stream.destroyed) return;
    try {
      for (const listener of listeners) Reflect.apply(listener, http2Server, [stream, ...rest]);
    } catch (error) {
      logger.warn('a stream failed before its call began', { error });
      stream.destroy();
    }
  });
}

/** A peer that sent the preface owes its SETTINGS soon; then the connection's window is widened as the streams' are. */
function watchSession(session: ServerHttp2Session, options: SettledServerOptions, { clock }: ServingDeps): void {
  const timer = clock.setTimer(options.handshakeTimeoutMs, () => session.destroy());
  session.once('close', () => timer.cancel());
  session.once('remoteSettings', () => {
    timer.cancel();
    if (!session.destroyed) session.setLocalWindowSize(options.windowBytes);
  });
}

/**
 * grpc-js 1.14 has no option for a server's flow-control window and leaves the default of 64 KiB, which caps an upload at one
 * window per round trip. Where its insides look different from what is expected here, the default stays.
 */
function widenStreamWindows(server: GrpcServer, options: SettledServerOptions): void {
  const common: unknown = Reflect.get(server, 'commonServerOptions');
  if (typeof common !== 'object' || common === null) return;
  const settings = { maxConcurrentStreams: options.maxConcurrentStreams, initialWindowSize: options.windowBytes };
  Object.assign(common, { settings });
}

function http2ServersOf(server: GrpcServer): EventEmitter[] {
  const servers: unknown = Reflect.get(server, 'http2Servers');
  if (!(servers instanceof Map)) return [];
  return [...servers.keys()].filter((key) => key instanceof EventEmitter);
}
