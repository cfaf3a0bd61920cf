import type { Socket } from 'node:net';
import type { Clock } from '@tikv-client/runtime';

export type Protocol = 'h2' | 'http1' | 'unknown';

/** The first bytes of an HTTP/2 connection preface; no HTTP/1.1 method begins so. */
const preface = Buffer.from('PRI');

/** What a connection that begins with these bytes speaks; undefined when more bytes are needed to tell. */
export function protocolOf(bytes: Uint8Array): Protocol | undefined {
  const length = Math.min(bytes.byteLength, preface.byteLength);
  for (let i = 0; i < length; i++) {
    if (bytes[i] === preface[i]) continue;
    // A method is made of capital letters; everything else (TLS to a plain port, garbage) is nobody's.
    return startsLikeMethod(bytes) ? 'http1' : 'unknown';
  }
  return length === preface.byteLength ? 'h2' : undefined;
}

function startsLikeMethod(bytes: Uint8Array): boolean {
  for (let i = 0; i < Math.min(bytes.byteLength, 3); i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x41 || byte > 0x5a) return false;
  }
  return true;
}

/**
 * Reads the first bytes, puts them back, and says what the connection speaks: once, or never if the socket closes before. The
 * socket is paused then. All of it happens inside the 'data' event: a FIN that follows the bytes must find the next reader
 * installed, or nobody ever sees it.
 */
export function detectProtocol(
  socket: Socket,
  clock: Clock,
  timeoutMs: number,
  done: (protocol: Protocol) => void,
): void {
  let seen: Buffer = Buffer.alloc(0);
  const timer = clock.setTimer(timeoutMs, () => socket.destroy());
  const stop = () => {
    timer.cancel();
    socket.removeListener('data', onData);
    socket.removeListener('close', stop);
    socket.removeListener('end', onEnd);
  };
  const onEnd = () => {
    stop();
    socket.destroy();
  };
  const onData = (chunk: Buffer) => {
    seen = seen.byteLength === 0 ? chunk : Buffer.concat([seen, chunk]);
    const protocol = protocolOf(seen);
    if (protocol === undefined) return;
    stop();
    socket.pause();
    socket.unshift(seen);
    done(protocol);
  };
  socket.on('data', onData);
  socket.once('close', stop);
  socket.once('end', onEnd);
}
