// A grpc-js server that answers each message with one of a fixed size: RESPONSE_BYTES FRAME_RESPONSE_BYTES; prints its address.
import * as grpc from '@grpc/grpc-js';

const [responseBytes, frameResponseBytes] = process.argv.slice(2) as [string, string];
const identity = (bytes: Buffer): Buffer => bytes;
const method = {
  requestSerialize: identity,
  requestDeserialize: identity,
  responseSerialize: identity,
  responseDeserialize: identity,
};
const response = Buffer.alloc(Number(responseBytes));
const frameResponse = Buffer.alloc(Number(frameResponseBytes));
const server = new grpc.Server();
server.addService(
  {
    Unary: { ...method, path: '/bench.Echo/Unary', requestStream: false, responseStream: false },
    Stream: { ...method, path: '/bench.Echo/Stream', requestStream: true, responseStream: true },
  },
  {
    Unary: (_call: grpc.ServerUnaryCall<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => done(null, response),
    Stream: (call: grpc.ServerDuplexStream<Buffer, Buffer>) => {
      call.on('data', () => call.write(frameResponse));
      call.on('end', () => call.end());
      call.on('error', () => {});
    },
  },
);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
