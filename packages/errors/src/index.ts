// The typed error tree of the TiKV client.
export { TikvError } from './tikv-error.js';
export type { TikvErrorCode } from './tikv-error.js';
