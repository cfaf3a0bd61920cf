import { ConfigError, ServerError } from '@tikv-client/errors';

/** The error for the `error` text of a raw reply. */
export function rawError(command: string, message: string): Error {
  // Replies with pairs say it in the words of the log.
  const otherVersion = /Api version in request does not match|ApiVersionNotMatched/;
  if (otherVersion.test(message)) return new ConfigError('apiVersion', message);
  return new ServerError({ command, message });
}

/** Throws when a reply says that it failed. */
export function throwIfFailed(command: string, response: { readonly error: string }): void {
  if (response.error !== '') throw rawError(command, response.error);
}
