import { type Codec, codecOf, pdpb } from '@tikv-client/kvproto';

/** One unary RPC of `pdpb.PD`. */
export interface PdMethod<Req, Res> {
  readonly name: string;
  readonly path: string;
  readonly request: Codec<Req>;
  readonly response: Codec<Res>;
}

/** What every response of PD starts with. */
export interface WithHeader {
  readonly header?: pdpb.ResponseHeader | undefined;
}

function method<Req, Res>(name: string, request: Codec<Req>, response: Codec<Res>): PdMethod<Req, Res> {
  return { name, path: `/pdpb.PD/${name}`, request, response };
}

const region = codecOf(pdpb.GetRegionResponse);

/** The unary calls this client makes. */
export const pdMethods = {
  getMembers: method('GetMembers', codecOf(pdpb.GetMembersRequest), codecOf(pdpb.GetMembersResponse)),
  getRegion: method('GetRegion', codecOf(pdpb.GetRegionRequest), region),
  getPrevRegion: method('GetPrevRegion', codecOf(pdpb.GetRegionRequest), region),
  getRegionById: method('GetRegionByID', codecOf(pdpb.GetRegionByIDRequest), region),
  scanRegions: method('ScanRegions', codecOf(pdpb.ScanRegionsRequest), codecOf(pdpb.ScanRegionsResponse)),
  batchScanRegions: method(
    'BatchScanRegions',
    codecOf(pdpb.BatchScanRegionsRequest),
    codecOf(pdpb.BatchScanRegionsResponse),
  ),
  getStore: method('GetStore', codecOf(pdpb.GetStoreRequest), codecOf(pdpb.GetStoreResponse)),
  getAllStores: method('GetAllStores', codecOf(pdpb.GetAllStoresRequest), codecOf(pdpb.GetAllStoresResponse)),
  updateGcSafePoint: method(
    'UpdateGCSafePoint',
    codecOf(pdpb.UpdateGCSafePointRequest),
    codecOf(pdpb.UpdateGCSafePointResponse),
  ),
  updateServiceGcSafePoint: method(
    'UpdateServiceGCSafePoint',
    codecOf(pdpb.UpdateServiceGCSafePointRequest),
    codecOf(pdpb.UpdateServiceGCSafePointResponse),
  ),
  getGcState: method('GetGCState', codecOf(pdpb.GetGCStateRequest), codecOf(pdpb.GetGCStateResponse)),
  advanceTxnSafePoint: method(
    'AdvanceTxnSafePoint',
    codecOf(pdpb.AdvanceTxnSafePointRequest),
    codecOf(pdpb.AdvanceTxnSafePointResponse),
  ),
};

export const tsoPath = '/pdpb.PD/Tso';
