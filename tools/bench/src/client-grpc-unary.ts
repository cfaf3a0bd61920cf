// Load with plain grpc-js unary calls: IN_FLIGHT REQUEST_BYTES SECONDS ADDRESS
import * as grpc from '@grpc/grpc-js';
import { closedLoop } from './closed-loop.js';

const [inFlight, requestBytes, seconds, address] = process.argv.slice(2) as [string, string, string, string];
const client = new grpc.Client(address, grpc.credentials.createInsecure());
const identity = (bytes: Buffer): Buffer => bytes;
const request = Buffer.alloc(Number(requestBytes));
const call = (): Promise<void> =>
  new Promise((resolve, reject) => {
    client.makeUnaryRequest('/bench.Echo/Unary', identity, identity, request, (error) =>
      error ? reject(error) : resolve(),
    );
  });
process.stdout.write(`${JSON.stringify(await closedLoop(Number(inFlight), Number(seconds), call))}\n`);
client.close();
