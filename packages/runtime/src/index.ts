// Clock, Random, Logger and Disk, with system and simulated versions.
export type { Clock, Timer } from './clock.js';
export type { LogFields, Logger } from './logger.js';
export type { Random } from './random.js';
