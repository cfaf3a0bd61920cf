import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { ChannelTls } from '@tikv-client/transport';

/** Fetches a URL. Resolves to the body of a 200 answer, rejects otherwise or when `signal` is aborted. */
export type HttpGet = (url: string, signal: AbortSignal) => Promise<string>;

const longestBody = 4 * 1024 * 1024;

/** One connection per request, so that nothing stays open. */
export function systemHttpGet(tls: ChannelTls | undefined): HttpGet {
  return async (url, signal) =>
    new Promise((resolve, reject) => {
      const send = url.startsWith('https:') ? tlsRequest : plainRequest;
      const secrets = { ca: text(tls?.ca), cert: text(tls?.cert), key: text(tls?.key), servername: tls?.serverName };
      const request = send(url, { agent: false, signal, ...(tls === undefined ? {} : secrets) }, (response) => {
        const chunks: Uint8Array[] = [];
        let size = 0;
        response.on('data', (chunk: Uint8Array) => {
          size += chunk.length;
          if (size > longestBody) request.destroy(new Error('the answer is too long'));
          else chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
          else reject(new Error(`status ${response.statusCode ?? 0}`));
        });
      });
      request.on('error', reject);
      request.end();
    });
}

function text(pem: string | Uint8Array | undefined): string | undefined {
  return typeof pem === 'string' || pem === undefined ? pem : Buffer.from(pem).toString('utf8');
}
