import { createServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Clock, Logger } from '@tikv-client/runtime';
import type { HttpHandler, HttpRequest, HttpResponse } from '../server.js';

export interface HttpFrontOptions {
  readonly maxBodyBytes: number;
  readonly handshakeTimeoutMs: number;
}

/** HTTP/1.1 for the connections that speak it. It listens nowhere: sockets come in by `emit('connection')`. */
export function createHttpFront(
  handler: HttpHandler | undefined,
  options: HttpFrontOptions,
  deps: { readonly clock: Clock; readonly logger: Logger },
): HttpServer {
  const server = createServer((request, response) => {
    serve(handler, options, request, response).catch((error: unknown) => {
      deps.logger.warn('an HTTP handler failed', { url: request.url, error });
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'internal error\n');
    });
  });
  // A server that does not listen never checks `headersTimeout`, so the first head is bounded here and silence by `timeout`.
  server.timeout = 60_000;
  server.on('connection', (socket) => {
    const timer = deps.clock.setTimer(options.handshakeTimeoutMs, () => socket.destroy());
    const settled = () => timer.cancel();
    socket.once('close', settled);
    socket.once(headSeen, settled);
  });
  server.on('request', (request: IncomingMessage) => request.socket.emit(headSeen));
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

const headSeen = 'tikv-client.head';

async function serve(
  handler: HttpHandler | undefined,
  options: HttpFrontOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('the client has gone'));
  });
  if (handler === undefined) {
    message.resume();
    answer(response, 404, 'not found\n');
    return;
  }
  const body = await readBody(message, options.maxBodyBytes);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    answer(response, 413, `the body is longer than ${options.maxBodyBytes} bytes\n`);
    return;
  }
  const request: HttpRequest = {
    method: message.method ?? 'GET',
    url: message.url ?? '/',
    headers: flatHeaders(message),
    body,
    signal: gone.signal,
  };
  await send(response, await handler(request));
}

async function send(response: ServerResponse, { status, headers, body }: HttpResponse): Promise<void> {
  response.writeHead(status, headers);
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    response.end(body);
    return;
  }
  for await (const chunk of body) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.removeListener('drain', done);
      response.removeListener('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

/** The whole body, or undefined when it is longer than allowed (the rest is then not read). */
async function readBody(message: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

function flatHeaders(message: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
