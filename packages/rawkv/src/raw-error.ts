import { ConfigError, ServerError } from '@tikv-client/errors';

/** The error for the `error` text of a raw reply. */
export function rawError(command: string, message: string): Error {
  if (message.includes('Api version in request does not match')) return new ConfigError('apiVersion', message);
  return new ServerError({ command, message });
}

/** Throws when a reply says that it failed. */
export function throwIfFailed(command: string, response: { readonly error: string }): void {
  if (response.error !== '') throw rawError(command, response.error);
}
