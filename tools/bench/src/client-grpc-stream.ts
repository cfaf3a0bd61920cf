// A bare grpc-js stream that carries frames of a given size and does nothing else: FRAMES_IN_FLIGHT REQUESTS_PER_FRAME FRAME_BYTES SECONDS ADDRESS
import * as grpc from '@grpc/grpc-js';
import { measured, warmUp } from './window.js';

const [window, perFrame, frameBytes, seconds, address] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const client = new grpc.Client(address, grpc.credentials.createInsecure());
const identity = (bytes: Buffer): Buffer => bytes;
const stream = client.makeBidiStreamRequest('/bench.Echo/Stream', identity, identity);
const frame = Buffer.alloc(Number(frameBytes));
let frames = 0;
let failure: unknown;
stream.on('data', () => {
  frames += 1;
  stream.write(frame);
});
stream.on('error', (error: unknown) => {
  failure = error;
});
for (let index = 0; index < Number(window); index += 1) stream.write(frame);
await warmUp(() => frames * Number(perFrame));
const before = frames;
const used = await measured(Number(seconds));
const operations = (frames - before) * Number(perFrame);
if (operations === 0) throw failure ?? new Error('no frame came back');
process.stdout.write(`${JSON.stringify({ operations, ...used, p50: 0, p99: 0, packed: Number(perFrame) })}\n`);
stream.cancel();
client.close();
