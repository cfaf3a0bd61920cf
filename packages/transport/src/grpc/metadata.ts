import { Metadata as GrpcMetadata } from '@grpc/grpc-js';
import type { Metadata } from '../metadata.js';

export function toGrpcMetadata(pairs: Metadata | undefined): GrpcMetadata {
  const metadata = new GrpcMetadata();
  if (pairs === undefined) return metadata;
  for (const [name, value] of pairs) {
    metadata.add(name, typeof value === 'string' ? value : Buffer.from(value));
  }
  return metadata;
}

/** Belongs to the transport; a handler or caller never sees it as metadata. */
const transportsOwn = new Set([
  'content-type',
  'date',
  'grpc-encoding',
  'grpc-accept-encoding',
  'grpc-status',
  'grpc-message',
]);

export function fromGrpcMetadata(metadata: GrpcMetadata): Metadata {
  const pairs: (readonly [string, string | Uint8Array])[] = [];
  for (const name of Object.keys(metadata.getMap())) {
    if (transportsOwn.has(name)) continue;
    for (const value of metadata.get(name)) pairs.push([name, value]);
  }
  return pairs;
}

/** A view of the same bytes in the class that grpc-js asks for. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
