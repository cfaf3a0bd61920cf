import { metapb, pdMethods, pdpb } from '@tikv-client/kvproto';
import type { Handlers } from '@tikv-client/transport';
import type { MemberContext } from './member-context.js';
import { HeaderError } from './response-header.js';
import { REGION_READ, unaryMethod } from './unary-method.js';
import type { StoreRecord } from '../state/store-table.js';

function statsOf({ store, stats }: StoreRecord, regionCount: number): pdpb.StoreStats | undefined {
  if (stats === undefined) {
    return undefined;
  }
  return pdpb.StoreStats.fromPartial({
    storeId: store.id,
    capacity: stats.capacity,
    available: stats.available,
    usedSize: stats.usedSize,
    regionCount,
    startTime: stats.startTime,
    isBusy: stats.isBusy,
  });
}

/** Finding stores. */
export function storeHandlers(context: MemberContext): Handlers {
  const { stores } = context.state;
  return {
    unary: {
      [pdMethods.GetStore.path]: unaryMethod(context, REGION_READ, pdMethods.GetStore, (request, { header }) => {
        const record = stores.get(request.storeId);
        if (record === undefined) {
          throw new HeaderError(pdpb.ErrorType.UNKNOWN, `invalid store ID ${request.storeId}, not found`);
        }
        return { header, store: record.store, stats: statsOf(record, record.stats?.regionCount ?? 0) };
      }),
      [pdMethods.GetAllStores.path]: unaryMethod(
        context,
        REGION_READ,
        pdMethods.GetAllStores,
        (request, { header }) => {
          const all = stores.all().map(({ store }) => store);
          const removed = metapb.NodeState.Removed;
          return {
            header,
            stores: request.excludeTombstoneStores ? all.filter((store) => store.nodeState !== removed) : all,
          };
        },
      ),
    },
  };
}
