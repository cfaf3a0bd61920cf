// A bare grpc-js stream that carries frames of a given size and does nothing else: FRAMES_IN_FLIGHT REQUESTS_PER_FRAME FRAME_BYTES SECONDS ADDRESS
import * as grpc from '@grpc/grpc-js';

const [window, perFrame, frameBytes, seconds, address] = process.argv.slice(2) as [string, string, string, string, string];
const client = new grpc.Client(address, grpc.credentials.createInsecure());
const identity = (bytes: Buffer): Buffer => bytes;
const stream = client.makeBidiStreamRequest('/bench.Echo/Stream', identity, identity);
const frame = Buffer.alloc(Number(frameBytes));
let frames = 0;
stream.on('data', () => {
  frames += 1;
  stream.write(frame);
});
stream.on('error', () => {});
for (let index = 0; index < Number(window); index += 1) stream.write(frame);
await pause(1500);
const cpu = process.cpuUsage();
const begin = performance.now();
const before = frames;
await pause(Number(seconds) * 1000);
const used = process.cpuUsage(cpu);
const elapsed = (performance.now() - begin) / 1000;
const operations = (frames - before) * Number(perFrame);
process.stdout.write(`${JSON.stringify({ operations, seconds: elapsed, cpuMicros: used.user + used.system, p50: 0, p99: 0 })}\n`);
stream.cancel();
client.close();

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
