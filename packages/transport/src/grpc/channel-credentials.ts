import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as tlsConnect, createSecureContext } from 'node:tls';
import type { ConnectionOptions, SecureContext } from 'node:tls';
import { CallCredentials, ChannelCredentials } from '@grpc/grpc-js';
import type { experimental } from '@grpc/grpc-js';
import { ConfigError } from '@tikv-client/errors';
import type { ChannelTls } from '../channel.js';
import { asBuffer } from './metadata.js';

/** What a connection attempt tells while it is under way. */
export interface DialObserver {
  /** TCP is connected; TLS and HTTP/2 settings are still to come. */
  onSocket(socket: Socket): void;
  /** TLS failed, with OpenSSL's or Node's own words. */
  onTlsError(error: Error): void;
}

/** Parses the PEMs once per channel. Throws a `ConfigError` for what OpenSSL cannot read. */
export function createTlsContext(tls: ChannelTls): SecureContext {
  try {
    // OpenSSL passes over text without a certificate in it, and then trusts nobody.
    if (tls.ca !== undefined) new X509Certificate(pem(tls.ca));
    return createSecureContext({
      ...(tls.ca === undefined ? {} : { ca: pem(tls.ca) }),
      ...(tls.cert === undefined ? {} : { cert: pem(tls.cert) }),
      ...(tls.key === undefined ? {} : { key: pem(tls.key) }),
    });
  } catch (cause) {
    throw new ConfigError('tls', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Credentials that report the phases of a connection attempt. TLS is done here and not by grpc-js's own credentials, because
 * those send an IP address as server name (forbidden by RFC 6066, and Node warns on stderr).
 */
export class DialCredentials extends ChannelCredentials {
  readonly #observer: DialObserver;
  readonly #tls: TlsTarget | undefined;

  constructor(observer: DialObserver, tls: TlsTarget | undefined) {
    super();
    this.#observer = observer;
    this.#tls = tls;
  }

  _isSecure(): boolean {
    return this.#tls !== undefined;
  }

  _equals(other: ChannelCredentials): boolean {
    return this === other;
  }

  _createSecureConnector(): experimental.SecureConnector {
    const call = CallCredentials.createEmpty();
    return {
      connect: (socket) => this.#secure(socket),
      waitForReady: () => Promise.resolve(),
      getCallCredentials: () => call,
      destroy() {},
    };
  }

  async #secure(socket: Socket): Promise<experimental.SecureConnectResult> {
    this.#observer.onSocket(socket);
    const tls = this.#tls;
    if (tls === undefined) return { socket, secure: false };
    const name = tls.serverName ?? tls.host;
    const options: ConnectionOptions = {
      socket,
      secureContext: tls.context,
      ALPNProtocols: ['h2'],
      host: name,
      ...(isIP(name) === 0 ? { servername: name } : {}),
    };
    return new Promise((resolve, reject) => {
      const secured = tlsConnect(options);
      const fail = (error: Error) => {
        this.#observer.onTlsError(error);
        secured.destroy();
        reject(error);
      };
      secured.once('secureConnect', () => {
        if (secured.alpnProtocol !== 'h2') {
          fail(new Error('the server does not speak HTTP/2 over TLS (no ALPN agreement)'));
          return;
        }
        secured.removeListener('close', onClose);
        resolve({ socket: secured, secure: true });
      });
      const onClose = () => fail(new Error('the connection was closed during the TLS handshake'));
      secured.once('close', onClose);
      // Stays attached: errors after the handshake reach grpc-js as 'close', and nobody else listens.
      secured.on('error', fail);
    });
  }
}

export interface TlsTarget {
  readonly context: SecureContext;
  readonly host: string;
  readonly serverName: string | undefined;
}

function pem(value: string | Uint8Array): string | Buffer {
  return typeof value === 'string' ? value : asBuffer(value);
}
