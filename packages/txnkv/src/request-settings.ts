import { InvalidArgumentError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { ContextFields, RpcInterceptor, SendOptions } from '@tikv-client/region-request';
import type { TxnRequester } from './txn-requester.js';

/** What all requests of a transaction or snapshot carry along, apart from those that end transactions of others. */
export interface RequestSettings {
  /** @default 'normal' */
  readonly priority?: 'low' | 'normal' | 'high' | undefined;
  /** The resource group whose share of the cluster they use. @default the cluster's default group */
  readonly resourceGroup?: string | undefined;
  /** A label for the stores' accounting of what work is done for; opaque to them. */
  readonly resourceGroupTag?: Uint8Array | undefined;
  /** Around every attempt, inside the client's own, the first outermost. */
  readonly interceptors?: readonly RpcInterceptor[] | undefined;
  /** Further fields of every request's context. */
  readonly context?: ContextFields | undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const checks: Readonly<Record<keyof RequestSettings, readonly [wanted: string, (value: unknown) => boolean]>> = {
  priority: ['one of low, normal, high', (value) => typeof value === 'string' && Object.hasOwn(priorities, value)],
  resourceGroup: ['a name', (value) => typeof value === 'string' && value !== ''],
  resourceGroupTag: ['a Uint8Array', (value) => value instanceof Uint8Array],
  interceptors: ['an array of interceptors', (value) => Array.isArray(value) && value.every(isObject)],
  context: ['an object', isObject],
};
export const requestSettingNames: readonly string[] = Object.keys(checks);

const priorities = { low: kvrpcpb.CommandPri.Low, normal: kvrpcpb.CommandPri.Normal, high: kvrpcpb.CommandPri.High };

export function checkRequestSettings(settings: RequestSettings): void {
  for (const [name, [wanted, isRight]] of Object.entries(checks)) {
    const value: unknown = settings[name as keyof RequestSettings];
    if (value === undefined || isRight(value)) continue;
    throw new InvalidArgumentError(name, wanted, typeof value === 'string' ? value : typeof value);
  }
}

/** The parts with a requester that sees to the settings; the same parts when there are none. */
export function withRequestSettings<Parts extends { readonly requester: TxnRequester }>(
  parts: Parts,
  settings: RequestSettings,
): Parts {
  if (Object.values(settings).every((setting) => setting === undefined)) return parts;
  const context = contextOf(settings);
  const interceptors = settings.interceptors ?? [];
  if (Object.keys(context).length === 0 && interceptors.length === 0) return parts;
  return { ...parts, requester: requesterWith(parts.requester, context, interceptors) };
}

function contextOf({ priority, resourceGroup, resourceGroupTag, context }: RequestSettings): ContextFields {
  return {
    ...context,
    ...(priority === undefined || priority === 'normal' ? {} : { priority: priorities[priority] }),
    ...(resourceGroupTag === undefined ? {} : { resourceGroupTag }),
    ...(resourceGroup === undefined
      ? {}
      : { resourceControlContext: kvrpcpb.ResourceControlContext.fromPartial({ resourceGroupName: resourceGroup }) }),
  };
}

/** One interceptor for several, the first outermost; they may share a name. */
function layered(layers: readonly (RpcInterceptor | undefined)[]): RpcInterceptor {
  return {
    name: 'transaction',
    intercept: async (call, next) =>
      layers.reduceRight<typeof next>(
        (inner, layer) => (layer === undefined ? inner : async (passed) => layer.intercept(passed, inner)),
        next,
      )(call),
  };
}

function requesterWith(
  inner: TxnRequester,
  context: ContextFields,
  interceptors: readonly RpcInterceptor[],
): TxnRequester {
  const more = <Options extends SendOptions>(options: Options): Options => ({
    ...options,
    context: { ...context, ...options.context },
    interceptors: layered([...interceptors, options.interceptors]),
  });
  return {
    cache: inner.cache,
    send: async (command, request, options, read) => inner.send(command, request, more(options), read),
    start: (command, request, options, read, resolve, reject) =>
      inner.start(command, request, more(options), read, resolve, reject),
    sendToRegion: async (command, request, options, read) => inner.sendToRegion(command, request, more(options), read),
    sendShards: async (job) => inner.sendShards(job),
  };
}
