// A named onion of interceptors around any request function.
export { chain } from './interceptor.js';
export type { Interceptor, InterceptorChain, Next } from './interceptor.js';
