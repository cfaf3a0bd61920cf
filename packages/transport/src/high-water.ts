/** Bytes that may wait in one direction of a stream before `send` answers false; below half of it `onDrain` is called. */
export const highWaterBytes = 256 * 1024;
