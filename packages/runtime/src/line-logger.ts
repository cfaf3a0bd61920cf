import type { Clock } from './clock.js';
import type { LogFields, Logger } from './logger.js';

/** Levels in rising order of weight. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LineLoggerOptions {
  /** Receives each finished line, with its line feed. A CLI passes the write of its stderr. */
  readonly write: (line: string) => void;
  /** Gives the time of each line. */
  readonly clock: Clock;
  /** Lines below this level are dropped. @default 'info' */
  readonly level?: LogLevel | undefined;
  /** `json`: one object per line (`time`, `level`, `message`, then the fields); `text`: for people. @default 'json' */
  readonly format?: 'json' | 'text' | undefined;
  /** Fields of every line. */
  readonly fields?: LogFields | undefined;
}

const weights: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** A logger that writes one line per message, for CLIs; libraries default to `silentLogger`. */
export function createLineLogger(options: LineLoggerOptions): Logger {
  const { write, clock, level = 'info', format = 'json', fields: common } = options;
  const line = format === 'json' ? jsonLine : textLine;
  const at = (lineLevel: LogLevel) =>
    weights[lineLevel] < weights[level]
      ? () => {}
      : (message: string, fields?: LogFields) =>
          write(`${line(isoTime(clock.now()), lineLevel, message, { ...common, ...fields })}\n`);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function jsonLine(time: string, level: LogLevel, message: string, fields: LogFields): string {
  return JSON.stringify({ time, level, message, ...fields }, plainValue);
}

function textLine(time: string, level: LogLevel, message: string, fields: LogFields): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${textValue(value)}`);
  return `${time} ${level.toUpperCase().padEnd(5)} ${message}${pairs.join('')}`;
}

function textValue(value: unknown): string {
  const plain = typeof value === 'string' ? value : JSON.stringify(value, plainValue);
  if (plain === undefined) return 'undefined';
  return /[\s"=]/.test(plain) && typeof value === 'string' ? JSON.stringify(plain) : plain;
}

/** What JSON has no form for: bigints become decimal strings, bytes upper-case hex, errors their name, code and message. */
function plainValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase();
  if (value instanceof Error) return errorFields(value);
  // A Buffer's toJSON has run before the replacer sees it.
  if (isBufferJson(value)) return Buffer.from(value.data).toString('hex').toUpperCase();
  return value;
}

function errorFields(error: Error): LogFields {
  const { code } = error as { readonly code?: unknown };
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  };
}

function isBufferJson(value: unknown): value is { readonly data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
