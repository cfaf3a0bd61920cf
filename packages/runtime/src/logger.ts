/** Structured fields of one log line. Values are printed as they are; secrets and keys are redacted by the caller. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where the packages write their log lines. pino's loggers fit once wrapped; `silentLogger` is the default of every library. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Drops every line. */
export const silentLogger: Logger = Object.freeze({
  debug() {},
  info() {},
  warn() {},
  error() {},
});
