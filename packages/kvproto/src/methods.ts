import { method } from '@tikv-client/wire';
import * as keyspacepb from './gen/keyspacepb.js';
import * as meta_storagepb from './gen/meta_storagepb.js';
import * as pdpb from './gen/pdpb.js';
import * as resource_manager from './gen/resource_manager.js';
import * as tsopb from './gen/tsopb.js';

/** RPCs of `pdpb.PD`: the placement driver. */
export const pdMethods = {
  GetClusterInfo: method('unary', '/pdpb.PD/GetClusterInfo', pdpb.GetClusterInfoRequest, pdpb.GetClusterInfoResponse),
  GetMembers: method('unary', '/pdpb.PD/GetMembers', pdpb.GetMembersRequest, pdpb.GetMembersResponse),
  Tso: method('bidi', '/pdpb.PD/Tso', pdpb.TsoRequest, pdpb.TsoResponse),
  Bootstrap: method('unary', '/pdpb.PD/Bootstrap', pdpb.BootstrapRequest, pdpb.BootstrapResponse),
  IsBootstrapped: method('unary', '/pdpb.PD/IsBootstrapped', pdpb.IsBootstrappedRequest, pdpb.IsBootstrappedResponse),
  AllocID: method('unary', '/pdpb.PD/AllocID', pdpb.AllocIDRequest, pdpb.AllocIDResponse),
  IsSnapshotRecovering: method(
    'unary',
    '/pdpb.PD/IsSnapshotRecovering',
    pdpb.IsSnapshotRecoveringRequest,
    pdpb.IsSnapshotRecoveringResponse,
  ),
  GetStore: method('unary', '/pdpb.PD/GetStore', pdpb.GetStoreRequest, pdpb.GetStoreResponse),
  PutStore: method('unary', '/pdpb.PD/PutStore', pdpb.PutStoreRequest, pdpb.PutStoreResponse),
  GetAllStores: method('unary', '/pdpb.PD/GetAllStores', pdpb.GetAllStoresRequest, pdpb.GetAllStoresResponse),
  GetRegion: method('unary', '/pdpb.PD/GetRegion', pdpb.GetRegionRequest, pdpb.GetRegionResponse),
  GetPrevRegion: method('unary', '/pdpb.PD/GetPrevRegion', pdpb.GetRegionRequest, pdpb.GetRegionResponse),
  GetRegionByID: method('unary', '/pdpb.PD/GetRegionByID', pdpb.GetRegionByIDRequest, pdpb.GetRegionResponse),
  QueryRegion: method('bidi', '/pdpb.PD/QueryRegion', pdpb.QueryRegionRequest, pdpb.QueryRegionResponse),
  ScanRegions: method('unary', '/pdpb.PD/ScanRegions', pdpb.ScanRegionsRequest, pdpb.ScanRegionsResponse),
  BatchScanRegions: method(
    'unary',
    '/pdpb.PD/BatchScanRegions',
    pdpb.BatchScanRegionsRequest,
    pdpb.BatchScanRegionsResponse,
  ),
  GetClusterConfig: method(
    'unary',
    '/pdpb.PD/GetClusterConfig',
    pdpb.GetClusterConfigRequest,
    pdpb.GetClusterConfigResponse,
  ),
  PutClusterConfig: method(
    'unary',
    '/pdpb.PD/PutClusterConfig',
    pdpb.PutClusterConfigRequest,
    pdpb.PutClusterConfigResponse,
  ),
  ScatterRegion: method('unary', '/pdpb.PD/ScatterRegion', pdpb.ScatterRegionRequest, pdpb.ScatterRegionResponse),
  GetGCSafePoint: method('unary', '/pdpb.PD/GetGCSafePoint', pdpb.GetGCSafePointRequest, pdpb.GetGCSafePointResponse),
  UpdateGCSafePoint: method(
    'unary',
    '/pdpb.PD/UpdateGCSafePoint',
    pdpb.UpdateGCSafePointRequest,
    pdpb.UpdateGCSafePointResponse,
  ),
  UpdateServiceGCSafePoint: method(
    'unary',
    '/pdpb.PD/UpdateServiceGCSafePoint',
    pdpb.UpdateServiceGCSafePointRequest,
    pdpb.UpdateServiceGCSafePointResponse,
  ),
  GetGCSafePointV2: method(
    'unary',
    '/pdpb.PD/GetGCSafePointV2',
    pdpb.GetGCSafePointV2Request,
    pdpb.GetGCSafePointV2Response,
  ),
  WatchGCSafePointV2: method(
    'serverStream',
    '/pdpb.PD/WatchGCSafePointV2',
    pdpb.WatchGCSafePointV2Request,
    pdpb.WatchGCSafePointV2Response,
  ),
  UpdateGCSafePointV2: method(
    'unary',
    '/pdpb.PD/UpdateGCSafePointV2',
    pdpb.UpdateGCSafePointV2Request,
    pdpb.UpdateGCSafePointV2Response,
  ),
  UpdateServiceSafePointV2: method(
    'unary',
    '/pdpb.PD/UpdateServiceSafePointV2',
    pdpb.UpdateServiceSafePointV2Request,
    pdpb.UpdateServiceSafePointV2Response,
  ),
  GetAllGCSafePointV2: method(
    'unary',
    '/pdpb.PD/GetAllGCSafePointV2',
    pdpb.GetAllGCSafePointV2Request,
    pdpb.GetAllGCSafePointV2Response,
  ),
  AdvanceGCSafePoint: method(
    'unary',
    '/pdpb.PD/AdvanceGCSafePoint',
    pdpb.AdvanceGCSafePointRequest,
    pdpb.AdvanceGCSafePointResponse,
  ),
  AdvanceTxnSafePoint: method(
    'unary',
    '/pdpb.PD/AdvanceTxnSafePoint',
    pdpb.AdvanceTxnSafePointRequest,
    pdpb.AdvanceTxnSafePointResponse,
  ),
  SetGCBarrier: method('unary', '/pdpb.PD/SetGCBarrier', pdpb.SetGCBarrierRequest, pdpb.SetGCBarrierResponse),
  DeleteGCBarrier: method(
    'unary',
    '/pdpb.PD/DeleteGCBarrier',
    pdpb.DeleteGCBarrierRequest,
    pdpb.DeleteGCBarrierResponse,
  ),
  SetGlobalGCBarrier: method(
    'unary',
    '/pdpb.PD/SetGlobalGCBarrier',
    pdpb.SetGlobalGCBarrierRequest,
    pdpb.SetGlobalGCBarrierResponse,
  ),
  DeleteGlobalGCBarrier: method(
    'unary',
    '/pdpb.PD/DeleteGlobalGCBarrier',
    pdpb.DeleteGlobalGCBarrierRequest,
    pdpb.DeleteGlobalGCBarrierResponse,
  ),
  GetGCState: method('unary', '/pdpb.PD/GetGCState', pdpb.GetGCStateRequest, pdpb.GetGCStateResponse),
  GetAllKeyspacesGCStates: method(
    'unary',
    '/pdpb.PD/GetAllKeyspacesGCStates',
    pdpb.GetAllKeyspacesGCStatesRequest,
    pdpb.GetAllKeyspacesGCStatesResponse,
  ),
  GetOperator: method('unary', '/pdpb.PD/GetOperator', pdpb.GetOperatorRequest, pdpb.GetOperatorResponse),
  SplitRegions: method('unary', '/pdpb.PD/SplitRegions', pdpb.SplitRegionsRequest, pdpb.SplitRegionsResponse),
  SplitAndScatterRegions: method(
    'unary',
    '/pdpb.PD/SplitAndScatterRegions',
    pdpb.SplitAndScatterRegionsRequest,
    pdpb.SplitAndScatterRegionsResponse,
  ),
  StoreGlobalConfig: method(
    'unary',
    '/pdpb.PD/StoreGlobalConfig',
    pdpb.StoreGlobalConfigRequest,
    pdpb.StoreGlobalConfigResponse,
  ),
  LoadGlobalConfig: method(
    'unary',
    '/pdpb.PD/LoadGlobalConfig',
    pdpb.LoadGlobalConfigRequest,
    pdpb.LoadGlobalConfigResponse,
  ),
  WatchGlobalConfig: method(
    'serverStream',
    '/pdpb.PD/WatchGlobalConfig',
    pdpb.WatchGlobalConfigRequest,
    pdpb.WatchGlobalConfigResponse,
  ),
  ReportMinResolvedTS: method(
    'unary',
    '/pdpb.PD/ReportMinResolvedTS',
    pdpb.ReportMinResolvedTsRequest,
    pdpb.ReportMinResolvedTsResponse,
  ),
  SetExternalTimestamp: method(
    'unary',
    '/pdpb.PD/SetExternalTimestamp',
    pdpb.SetExternalTimestampRequest,
    pdpb.SetExternalTimestampResponse,
  ),
  GetExternalTimestamp: method(
    'unary',
    '/pdpb.PD/GetExternalTimestamp',
    pdpb.GetExternalTimestampRequest,
    pdpb.GetExternalTimestampResponse,
  ),
  GetMinTS: method('unary', '/pdpb.PD/GetMinTS', pdpb.GetMinTSRequest, pdpb.GetMinTSResponse),
} as const;

/** RPCs of `tsopb.TSO`: the timestamp service that runs apart. */
export const tsoMethods = {
  Tso: method('bidi', '/tsopb.TSO/Tso', tsopb.TsoRequest, tsopb.TsoResponse),
  FindGroupByKeyspaceID: method(
    'unary',
    '/tsopb.TSO/FindGroupByKeyspaceID',
    tsopb.FindGroupByKeyspaceIDRequest,
    tsopb.FindGroupByKeyspaceIDResponse,
  ),
  GetMinTS: method('unary', '/tsopb.TSO/GetMinTS', tsopb.GetMinTSRequest, tsopb.GetMinTSResponse),
} as const;

/** RPCs of `keyspacepb.Keyspace`: keyspaces. */
export const keyspaceMethods = {
  LoadKeyspace: method(
    'unary',
    '/keyspacepb.Keyspace/LoadKeyspace',
    keyspacepb.LoadKeyspaceRequest,
    keyspacepb.LoadKeyspaceResponse,
  ),
  LookupKeyspace: method(
    'unary',
    '/keyspacepb.Keyspace/LookupKeyspace',
    keyspacepb.LookupKeyspaceRequest,
    keyspacepb.LookupKeyspaceResponse,
  ),
  LoadKeyspaceByID: method(
    'unary',
    '/keyspacepb.Keyspace/LoadKeyspaceByID',
    keyspacepb.LoadKeyspaceByIDRequest,
    keyspacepb.LoadKeyspaceResponse,
  ),
  WatchKeyspaces: method(
    'serverStream',
    '/keyspacepb.Keyspace/WatchKeyspaces',
    keyspacepb.WatchKeyspacesRequest,
    keyspacepb.WatchKeyspacesResponse,
  ),
  UpdateKeyspaceState: method(
    'unary',
    '/keyspacepb.Keyspace/UpdateKeyspaceState',
    keyspacepb.UpdateKeyspaceStateRequest,
    keyspacepb.UpdateKeyspaceStateResponse,
  ),
  GetAllKeyspaces: method(
    'unary',
    '/keyspacepb.Keyspace/GetAllKeyspaces',
    keyspacepb.GetAllKeyspacesRequest,
    keyspacepb.GetAllKeyspacesResponse,
  ),
} as const;

/** RPCs of `meta_storagepb.MetaStorage`: the store inside the placement driver. */
export const metaStorageMethods = {
  Watch: method(
    'serverStream',
    '/meta_storagepb.MetaStorage/Watch',
    meta_storagepb.WatchRequest,
    meta_storagepb.WatchResponse,
  ),
  Get: method('unary', '/meta_storagepb.MetaStorage/Get', meta_storagepb.GetRequest, meta_storagepb.GetResponse),
  Put: method('unary', '/meta_storagepb.MetaStorage/Put', meta_storagepb.PutRequest, meta_storagepb.PutResponse),
  Delete: method(
    'unary',
    '/meta_storagepb.MetaStorage/Delete',
    meta_storagepb.DeleteRequest,
    meta_storagepb.DeleteResponse,
  ),
} as const;

/** RPCs of `resource_manager.ResourceManager`: resource groups. */
export const resourceManagerMethods = {
  ListResourceGroups: method(
    'unary',
    '/resource_manager.ResourceManager/ListResourceGroups',
    resource_manager.ListResourceGroupsRequest,
    resource_manager.ListResourceGroupsResponse,
  ),
  GetResourceGroup: method(
    'unary',
    '/resource_manager.ResourceManager/GetResourceGroup',
    resource_manager.GetResourceGroupRequest,
    resource_manager.GetResourceGroupResponse,
  ),
  AddResourceGroup: method(
    'unary',
    '/resource_manager.ResourceManager/AddResourceGroup',
    resource_manager.PutResourceGroupRequest,
    resource_manager.PutResourceGroupResponse,
  ),
  ModifyResourceGroup: method(
    'unary',
    '/resource_manager.ResourceManager/ModifyResourceGroup',
    resource_manager.PutResourceGroupRequest,
    resource_manager.PutResourceGroupResponse,
  ),
  DeleteResourceGroup: method(
    'unary',
    '/resource_manager.ResourceManager/DeleteResourceGroup',
    resource_manager.DeleteResourceGroupRequest,
    resource_manager.DeleteResourceGroupResponse,
  ),
  AcquireTokenBuckets: method(
    'bidi',
    '/resource_manager.ResourceManager/AcquireTokenBuckets',
    resource_manager.TokenBucketsRequest,
    resource_manager.TokenBucketsResponse,
  ),
} as const;

/** RPCs of `routerpb.Router`: the region service that runs apart. */
export const routerMethods = {
  GetRegion: method('unary', '/routerpb.Router/GetRegion', pdpb.GetRegionRequest, pdpb.GetRegionResponse),
  GetPrevRegion: method('unary', '/routerpb.Router/GetPrevRegion', pdpb.GetRegionRequest, pdpb.GetRegionResponse),
  GetRegionByID: method('unary', '/routerpb.Router/GetRegionByID', pdpb.GetRegionByIDRequest, pdpb.GetRegionResponse),
  QueryRegion: method('bidi', '/routerpb.Router/QueryRegion', pdpb.QueryRegionRequest, pdpb.QueryRegionResponse),
  BatchScanRegions: method(
    'unary',
    '/routerpb.Router/BatchScanRegions',
    pdpb.BatchScanRegionsRequest,
    pdpb.BatchScanRegionsResponse,
  ),
  GetStore: method('unary', '/routerpb.Router/GetStore', pdpb.GetStoreRequest, pdpb.GetStoreResponse),
  GetAllStores: method('unary', '/routerpb.Router/GetAllStores', pdpb.GetAllStoresRequest, pdpb.GetAllStoresResponse),
} as const;
